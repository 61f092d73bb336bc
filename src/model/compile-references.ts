import { documentLeaves } from './document-leaves.ts';
import { keyOf, type EntityKey } from './entity.ts';
import type { Part } from './part.ts';
import type { ManualDocument, Reference } from './manual.ts';
import type { Chapter } from './chapter.ts';
import { chapterSchema } from './chapter.ts';
import type { RegisterEntry } from './compile-registers.ts';
import type { Locate } from './source-entry.ts';
import { walkSchema, type Leaf } from './walk-schema.ts';
import { formatPath } from './parse-data.ts';
import { withPlace } from './place-later.ts';

interface Owner {
  readonly key: EntityKey;
  readonly file: string;
  readonly locate: Locate;
}

/** Every use of an entity anywhere in the manual: fields marked as references by their schema, and parts in bodies. */
export function compileReferences(
  documents: readonly ManualDocument[],
  entries: readonly RegisterEntry[],
  chapters: readonly { readonly chapter: Chapter; readonly locate: Locate }[],
  parts: ReadonlyMap<string, Part>,
): readonly Reference[] {
  return [
    ...documents.flatMap((document) => documentReferences(document, parts)),
    ...entries.flatMap((entry) => fieldReferences(entry.leaves, { key: keyOf(entry.entity), file: entry.entity.file, locate: entry.locate })),
    ...chapters.flatMap(({ chapter, locate }) =>
      fieldReferences(walkSchema(chapterSchema, chapter), { key: { kind: 'chapter', id: chapter.id }, file: chapter.file, locate }),
    ),
  ];
}

function documentReferences(document: ManualDocument, parts: ReadonlyMap<string, Part>): readonly Reference[] {
  const key: EntityKey = { kind: 'document', id: document.code };
  const fields = fieldReferences(documentLeaves(document), { key, file: document.file, locate: document.locate });
  const inBody = document.body.parts.flatMap((use) => {
    const schema = parts.get(use.name)?.attributes;
    const leaves = schema ? walkSchema(schema, use.attributes) : [];
    return leaves.flatMap(({ meta, value, path }) => {
      const place = use.places[String(path[0])] ?? use;
      return meta.ref ? [{ from: key, to: { kind: meta.ref, id: value }, file: document.file, line: place.line, column: place.column, via: `<${use.name}>` }] : [];
    });
  });
  return [...fields, ...inBody];
}

const fieldReferences = (leaves: readonly Leaf[], owner: Owner): readonly Reference[] =>
  leaves.flatMap(({ meta, value, path }) =>
    meta.ref
      ? [withPlace({ from: owner.key, to: { kind: meta.ref, id: value }, file: owner.file, via: formatPath(path) }, () => owner.locate(path))]
      : [],
  );
