import type { Position } from '../diagnostics/diagnostic.ts';
import { chapterSchema, type LocatedChapter } from './chapter.ts';
import { companySchema, type LocatedCompany } from './company.ts';
import { documentLeaves } from './document-leaves.ts';
import { keyOf, type EntityKey } from './entity.ts';
import type { RegisterEntry } from './compile-registers.ts';
import type { Manual, ManualDocument, ManualText } from './manual.ts';
import { formatPath } from './parse-data.ts';
import type { Part } from './part.ts';
import type { PartUse } from './parsed-body.ts';
import type { Locate } from './source-entry.ts';
import { walkSchema, type Leaf } from './walk-schema.ts';

export interface TextSources {
  readonly documents: readonly ManualDocument[];
  readonly entries: readonly RegisterEntry[];
  readonly chapters: readonly LocatedChapter[];
  readonly company: LocatedCompany;
  readonly parts: ReadonlyMap<string, Part>;
}

/** Every sentence and word that readers see, for the rules on wording. */
export function compileTexts({ documents, entries, chapters, company, parts }: TextSources): readonly ManualText[] {
  return [
    ...documents.flatMap((document) => documentTexts(document, parts)),
    ...entries.flatMap((entry) => fieldTexts(entry.leaves, keyOf(entry.entity), entry.entity.file, entry.locate)),
    ...chapters.flatMap(({ chapter, locate }) => fieldTexts(walkSchema(chapterSchema, chapter), { kind: 'chapter', id: chapter.id }, chapter.file, locate)),
    ...fieldTexts(walkSchema(companySchema, company.company), undefined, company.file, company.locate),
  ];
}

function documentTexts(document: ManualDocument, parts: ReadonlyMap<string, Part>): readonly ManualText[] {
  const from: EntityKey = { kind: 'document', id: document.code };
  const prose = document.body.prose.map((use): ManualText => ({ from, file: document.file, text: use.text, via: '正文', place: (piece) => shiftedTo(use, use.text, piece) }));
  const attributes = document.body.parts.flatMap((use) => attributeTexts(use, parts).map((text): ManualText => ({ ...text, from, file: document.file })));
  return [...fieldTexts(documentLeaves(document), from, document.file, document.locate), ...prose, ...attributes];
}

function attributeTexts(use: PartUse, parts: ReadonlyMap<string, Part>): readonly Omit<ManualText, 'from' | 'file'>[] {
  const schema = parts.get(use.name)?.attributes;
  return textLeaves(schema ? walkSchema(schema, use.attributes) : []).map(({ path, value }) => {
    const name = String(path[0]);
    return { text: value, via: `<${use.name}> 的 ${name}`, place: (piece) => shiftedTo(use.places[name] ?? use, `${name}="${value}`, piece) };
  });
}

/** A piece of a text that stands on one line. */
const shiftedTo = ({ line, column }: Position, written: string, piece: string): Position => ({ line, column: column + Math.max(0, written.indexOf(piece)) });

const textLeaves = (leaves: readonly Leaf[]): readonly Leaf[] => leaves.filter((leaf) => leaf.kind === 'text' && leaf.meta.ref === undefined);

const fieldTexts = (leaves: readonly Leaf[], from: EntityKey | undefined, file: string, locate: Locate): readonly ManualText[] =>
  textLeaves(leaves).map(({ path, value }) => ({ from, file, text: value, via: formatPath(path), place: (piece) => locate(path, 'value', piece) }));

/** Finds where a field of an entity stands; the first line of nothing when the entity is unknown. */
export function entityLocator(documents: readonly ManualDocument[], entries: readonly RegisterEntry[]): Manual['locate'] {
  const places = new Map<string, { readonly file: string; readonly locate: Locate }>([
    ...documents.map((document) => [`document ${document.code}`, document] as const),
    ...entries.map(({ entity, locate }) => [`${entity.kind} ${entity.id}`, { file: entity.file, locate }] as const),
  ]);
  return ({ kind, id }, ...field): Position & { file: string } => {
    const place = places.get(`${kind} ${id}`);
    return place ? { file: place.file, ...place.locate(...field) } : { file: '', line: 1, column: 1 };
  };
}
