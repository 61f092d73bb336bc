import type { Position } from '../diagnostics/diagnostic.ts';
import type { EntityKey } from './entity.ts';
import type { RegisterEntry } from './compile-registers.ts';
import type { Manual, ManualDocument, ManualText } from './manual.ts';
import { formatPath } from './parse-data.ts';
import type { Locate } from './source-entry.ts';
import { walkSchema, type Leaf } from './walk-schema.ts';

/** Every sentence and word of documents and registers, for the rules on wording. */
export function compileTexts(documents: readonly ManualDocument[], entries: readonly RegisterEntry[]): readonly ManualText[] {
  return [
    ...documents.flatMap(documentTexts),
    ...entries.flatMap((entry) => fieldTexts(entry.leaves, entry.entity, entry.entity.file, entry.locate)),
  ];
}

function documentTexts(document: ManualDocument): readonly ManualText[] {
  const from: EntityKey = { kind: 'document', id: document.code };
  const prose = document.body.prose.map(({ text, line, column }): ManualText => ({ from, file: document.file, text, via: '正文', place: () => ({ line, column }) }));
  return [...fieldTexts(walkSchema(document.type.schema, document.data), from, document.file, document.locate), ...prose];
}

const fieldTexts = (leaves: readonly Leaf[], { kind, id }: EntityKey, file: string, locate: Locate): readonly ManualText[] =>
  leaves
    .filter((leaf) => leaf.kind === 'text' && leaf.meta.ref === undefined)
    .map(({ path, value }) => ({ from: { kind, id }, file, text: value, via: formatPath(path), place: () => locate(path) }));

/** Finds where a field of an entity stands; the first line of nothing when the entity is unknown. */
export function entityLocator(documents: readonly ManualDocument[], entries: readonly RegisterEntry[]): Manual['locate'] {
  const places = new Map<string, { readonly file: string; readonly locate: Locate }>([
    ...documents.map((document) => [`document ${document.code}`, document] as const),
    ...entries.map(({ entity, locate }) => [`${entity.kind} ${entity.id}`, { file: entity.file, locate }] as const),
  ]);
  return ({ kind, id }, path, part): Position & { file: string } => {
    const place = places.get(`${kind} ${id}`);
    return place ? { file: place.file, ...place.locate(path, part) } : { file: '', line: 1, column: 1 };
  };
}
