import { z } from 'zod';

import type { BookFindings } from '../pdf/book-findings.ts';
import type { Destinations } from '../pdf/read-destinations.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import { digestOf } from './cache-dir.ts';
import type { PageShape } from './print-page-dom.ts';
import type { KeptPrint, PrintStore } from './print-store.ts';

const destinationsSchema = z.object({ pages: z.int(), pageOf: z.array(z.tuple([z.string(), z.int()])) });
const shapeSchema = z.object({ landscape: z.array(z.int()), zooms: z.array(z.tuple([z.int(), z.string()])), faces: z.array(z.int()) });

const numbersSchema = z.array(z.int());
const placedSchema = z.array(z.object({ what: z.string(), page: z.int() }));
const textsSchema = z.object({ characters: z.string(), wrong: placedSchema });
const findingsSchema = z.object({
  pages: z.int(),
  shrunk: numbersSchema,
  untagged: numbersSchema,
  fonts: z.array(z.object({ name: z.string(), kind: z.string(), embedded: z.boolean(), characters: z.string() })),
  links: placedSchema,
  destinations: z.array(z.string()),
  tags: z.object({
    tagged: z.boolean(),
    silentLinks: numbersSchema,
    strayLinks: numbersSchema,
    unknownTags: placedSchema,
    misplaced: placedSchema,
    headings: placedSchema,
    figures: numbersSchema,
    tableHeads: numbersSchema,
    muteFonts: z.array(z.string()),
  }),
  contents: z.array(z.string()),
  streams: z.array(z.string()),
});

/** What the first print of a part told. */
export interface FirstFacts {
  readonly destinations: Destinations;
  readonly shape: PageShape;
  readonly characters: string;
}

/** A part as it will stand in the book, mended. */
export interface FinalPrint {
  readonly destinations: Destinations;
  readonly findings: BookFindings;
  readonly bytes: Uint8Array;
}

/** A finished book. */
export interface FinishedPrint {
  readonly pages: number;
  readonly rounds: number;
  readonly bytes: Uint8Array;
}

export type Remember<T> = (key: string, make: () => Promise<T | undefined>) => Promise<T | undefined>;

interface Kind<T> {
  readonly pack: (value: T) => KeptPrint;
  readonly unpack: (print: KeptPrint) => T;
}

const nothing = new Uint8Array();
const packDestinations = ({ pages, pageOf }: Destinations): z.input<typeof destinationsSchema> => ({ pages, pageOf: [...pageOf] });
const unpackDestinations = ({ pages, pageOf }: z.output<typeof destinationsSchema>): Destinations => ({ pages, pageOf: new Map(pageOf) });

const presentKind: Kind<readonly string[]> = {
  pack: (ids) => ({ facts: ids, bytes: nothing }),
  unpack: ({ facts }) => z.array(z.string()).parse(facts),
};

const firstKind: Kind<FirstFacts> = {
  pack: ({ destinations, shape, characters }) => ({ facts: { destinations: packDestinations(destinations), shape, characters }, bytes: nothing }),
  unpack: ({ facts }) => {
    const { destinations, ...rest } = z.object({ destinations: destinationsSchema, shape: shapeSchema, characters: z.string() }).parse(facts);
    return { ...rest, destinations: unpackDestinations(destinations) };
  },
};

const finalKind: Kind<FinalPrint> = {
  pack: ({ destinations, findings, bytes }) => ({ facts: { destinations: packDestinations(destinations), findings }, bytes }),
  unpack: ({ facts, bytes }) => {
    const { destinations, findings } = z.object({ destinations: destinationsSchema, findings: findingsSchema }).parse(facts);
    return { destinations: unpackDestinations(destinations), findings, bytes };
  },
};

const textsKind: Kind<BookTexts> = {
  pack: (texts) => ({ facts: texts, bytes: nothing }),
  unpack: ({ facts }) => textsSchema.parse(facts),
};

const finishedKind: Kind<FinishedPrint> = {
  pack: ({ pages, rounds, bytes }) => ({ facts: { pages, rounds }, bytes }),
  unpack: ({ facts, bytes }) => ({ ...z.object({ pages: z.int(), rounds: z.int() }).parse(facts), bytes }),
};

/** The store by what is kept in it. Each makes what is not there and keeps it; what could not be made (undefined) is not kept. */
export interface PrintMemory {
  /** The ids of an edition that its page has. */
  readonly present: Remember<readonly string[]>;
  readonly first: Remember<FirstFacts>;
  readonly final: Remember<FinalPrint>;
  /** What can be read in a part. */
  readonly texts: Remember<BookTexts>;
  readonly finished: Remember<FinishedPrint>;
}

export const openPrintMemory = (store: PrintStore): PrintMemory => ({
  present: rememberIn(store, presentKind),
  first: rememberIn(store, firstKind),
  final: rememberIn(store, finalKind),
  texts: rememberIn(store, textsKind),
  finished: rememberIn(store, finishedKind),
});

const rememberIn = <T>(store: PrintStore, kind: Kind<T>): Remember<T> => async (key, make) => {
  const known = await store.recall(key);
  if (known) return kind.unpack(known);
  const made = await make();
  if (made !== undefined) await store.keep(key, kind.pack(made));
  return made;
};

/** The key of a thing by its kind and everything that it depends on. */
export const keyOf = (kind: string, ...on: readonly unknown[]): string => digestOf(kind, JSON.stringify(on));
