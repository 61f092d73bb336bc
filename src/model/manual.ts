import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Caption } from './compile-captions.ts';
import type { Chapter } from './chapter.ts';
import type { Company } from './company.ts';
import { derive } from './derive.ts';
import type { DocumentHeader } from './document-header.ts';
import type { DocumentType } from './document-type.ts';
import type { Entity, EntityKey, EntityKind } from './entity.ts';
import type { Figure } from './figure.ts';
import type { ParsedBody } from './parsed-body.ts';
import type { Part } from './part.ts';
import type { RegisterData } from './registers/index.ts';
import type { Registry } from './registry.ts';
import type { Locate, Picture } from './source-entry.ts';
import type { Step } from './step.ts';

export interface OutlineEntry {
  /** The id within the document, ASCII. */
  readonly id: string;
  /** 1 for the document's sections, 2 for what is inside them. */
  readonly level: number;
  /** 3.2.1 */
  readonly number: string;
  readonly title: string;
  readonly origin: 'template' | 'body';
}

export interface ManualDocument {
  readonly code: string;
  readonly title: string;
  /** The number in the manual: chapter.document, e.g. 5.4. */
  readonly number: string;
  readonly chapter: string;
  readonly type: DocumentType;
  readonly file: string;
  readonly header: DocumentHeader;
  /** The whole parsed header including the type's own fields. */
  readonly data: DocumentHeader;
  readonly body: ParsedBody;
  readonly outline: readonly OutlineEntry[];
  readonly captions: readonly Caption[];
  readonly steps: readonly Step[];
  /** Whole minutes that reading it takes. */
  readonly minutes: number;
  readonly locate: Locate;
}

/** One use of an entity, with the place where it stands. */
export interface Reference {
  readonly from: EntityKey;
  readonly to: EntityKey;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Which field or part refers. */
  readonly via: string;
}

/** A sentence or word somewhere in the content, with the place where it stands. */
export interface ManualText {
  /** Undefined for the company's own texts. */
  readonly from: EntityKey | undefined;
  readonly file: string;
  readonly text: string;
  /** Which field or attribute, or 正文. */
  readonly via: string;
  /** Where a piece of the text stands. */
  place(piece: string): Position;
}

/** The validated manual: everything that pages, search, book and checks are made from. */
export interface Manual {
  readonly company: Company;
  readonly chapters: readonly Chapter[];
  readonly documents: readonly ManualDocument[];
  readonly registers: RegisterData;
  /** Operating data behind the charts. */
  readonly figures: readonly Figure[];
  /** Names of tables that could not be read: charts of them are not reported a second time. */
  readonly unreadableFigures: ReadonlySet<string>;
  readonly entities: ReadonlyMap<EntityKind, ReadonlyMap<string, Entity>>;
  readonly references: readonly Reference[];
  readonly texts: readonly ManualText[];
  /** Where each document's and register entry's fields stand, and the company's. */
  locate(key: EntityKey, ...field: Parameters<Locate>): Position & { readonly file: string };
  locateCompany(...field: Parameters<Locate>): Position & { readonly file: string };
  /** Kinds of which not every entry could be read: an unknown id may be right. */
  readonly incomplete: ReadonlySet<EntityKind>;
  /** Whether every file, entry and body could be read: only then does it mean something that a thing is used nowhere. */
  readonly complete: boolean;
  readonly assets: readonly string[];
  /** By address. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly registry: Registry;
  readonly parts: ReadonlyMap<string, Part>;
}

/** What a rule may know of the day; never the machine's clock. */
export interface Clock {
  /** YYYY-MM-DD */
  readonly today: string;
}

/** A rule over the whole manual. */
export type Check = (manual: Manual, clock: Clock) => readonly Diagnostic[];

export const findEntity = (manual: Pick<Manual, 'entities'>, kind: EntityKind, id: string): Entity | undefined =>
  manual.entities.get(kind)?.get(id);

interface Neighbours {
  readonly previous: ManualDocument | undefined;
  readonly next: ManualDocument | undefined;
}

interface DocumentIndex {
  readonly neighbours: ReadonlyMap<string, Neighbours>;
  /** Which place a document has in reading order. */
  readonly places: ReadonlyMap<string, number>;
  readonly byCode: ReadonlyMap<string, ManualDocument>;
  readonly byChapter: ReadonlyMap<string, readonly ManualDocument[]>;
}

const indexDocuments = derive((documents: readonly ManualDocument[]): DocumentIndex => ({
  byCode: new Map(documents.map((document) => [document.code, document])),
  byChapter: Map.groupBy(documents, ({ chapter }) => chapter),
  places: new Map(documents.map(({ code }, at) => [code, at])),
  neighbours: new Map(documents.map(({ code }, at) => [code, { previous: documents[at - 1], next: documents[at + 1] }])),
}));

export const findDocument = ({ documents }: Pick<Manual, 'documents'>, code: string): ManualDocument | undefined => indexDocuments(documents).byCode.get(code);

export const documentsOf = ({ documents }: Pick<Manual, 'documents'>, chapter: string): readonly ManualDocument[] => indexDocuments(documents).byChapter.get(chapter) ?? [];

/** The documents of these codes, as they follow one another in the manual. */
export function inReadingOrder({ documents }: Pick<Manual, 'documents'>, codes: Iterable<string>): readonly ManualDocument[] {
  const { places } = indexDocuments(documents);
  const found = [...codes].flatMap((code) => places.get(code) ?? []).toSorted((a, b) => a - b);
  return found.flatMap((at) => documents[at] ?? []);
}

/** The documents in front of and behind a document in reading order. */
export const neighboursOf = ({ documents }: Pick<Manual, 'documents'>, code: string): Neighbours => indexDocuments(documents).neighbours.get(code) ?? { previous: undefined, next: undefined };
