import type { ShownField, ShownValue } from './describe-entry.ts';

/** A column by which a list may be sorted. */
export interface SortKey {
  readonly key: string;
  readonly label: string;
}

/** Longer texts are sentences: nobody looks for one by its first word. */
const longest = 24;

/** What is sorted by: the words of a short field, the id of a reference; undefined for lists and sentences. */
export function sortValue(value: ShownValue): string | undefined {
  if (value.kind === 'reference') return value.id;
  return value.kind === 'text' && value.text.length <= longest ? value.text : undefined;
}

/** The fields that nearly every entry has in a few words, and that tell entries apart. */
export function findSortKeys(entries: readonly (readonly ShownField[])[]): readonly SortKey[] {
  const found = Map.groupBy(
    entries.flatMap((fields) => fields.flatMap(({ key, label, value }) => { const text = sortValue(value); return text === undefined ? [] : [{ key, label, text }]; })),
    ({ key }) => key,
  );
  return [...found.values()]
    .filter((uses) => uses.length >= entries.length * 0.8 && new Set(uses.map(({ text }) => text)).size > 1)
    .flatMap(([first]) => (first ? [{ key: first.key, label: first.label }] : []));
}
