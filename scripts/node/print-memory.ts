import { z } from 'zod';

import type { MendedPart } from '../pdf/mend-part.ts';
import type { DrawnSlot } from '../pdf/number-marks.ts';
import type { Destinations } from '../pdf/read-destinations.ts';
import type { BookTexts } from '../pdf/read-page-texts.ts';
import { digestOf } from './cache-dir.ts';
import type { KeptPrint, PrintStore } from './print-store.ts';

const destinationsSchema = z.object({ pages: z.int(), pageOf: z.array(z.tuple([z.string(), z.int()])) });
const slotSchema = z.object({ target: z.string().nullable(), align: z.number(), color: z.array(z.number()), shown: z.boolean(), room: z.number() });

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

/** A part as the browser printed it, with marks in place of page numbers. */
export interface RawPrint {
  readonly destinations: Destinations;
  readonly slots: readonly DrawnSlot[];
  readonly characters: string;
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

const rawKind: Kind<RawPrint> = {
  pack: ({ destinations, slots, characters, bytes }) => ({ facts: { destinations: packDestinations(destinations), slots, characters }, bytes }),
  unpack: ({ facts, bytes }) => {
    const { destinations, ...rest } = z.object({ destinations: destinationsSchema, slots: z.array(slotSchema), characters: z.string() }).parse(facts);
    return { ...rest, destinations: unpackDestinations(destinations), bytes };
  },
};

const mendedKind: Kind<MendedPart> = {
  pack: ({ findings, tight, bytes }) => ({ facts: { findings, tight }, bytes }),
  unpack: ({ facts, bytes }) => ({ ...z.object({ findings: findingsSchema, tight: numbersSchema }).parse(facts), bytes }),
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
  readonly raw: Remember<RawPrint>;
  readonly mended: Remember<MendedPart>;
  /** What can be read in a part. */
  readonly texts: Remember<BookTexts>;
  readonly finished: Remember<FinishedPrint>;
}

export const openPrintMemory = (store: PrintStore): PrintMemory => ({
  present: rememberIn(store, presentKind),
  raw: rememberIn(store, rawKind),
  mended: rememberIn(store, mendedKind),
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
