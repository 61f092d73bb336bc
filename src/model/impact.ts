import { deriveEach } from './derive.ts';
import type { EntityKey, EntityKind } from './entity.ts';
import type { Manual } from './manual.ts';
import { formatKey, indexReferences, parseKey, type ReferenceIndex } from './reference-index.ts';

/** What people have to act on when something changes. */
export const touchedKinds = ['document', 'role', 'course'] as const satisfies readonly EntityKind[];
export type TouchedKind = (typeof touchedKinds)[number];

/** What a change is looked up for. */
export const changeableKinds = ['document', 'role', 'form', 'standard', 'system', 'course', 'supplier-criterion'] as const satisfies readonly EntityKind[];
export type ChangeableKind = (typeof changeableKinds)[number];

export interface Touched {
  readonly kind: TouchedKind;
  readonly id: string;
  /** Codes of the touched documents that pass the change on; empty when it is touched itself. */
  readonly through: readonly string[];
}

/** What a change of one thing touches: at once, and one level further through the documents that are touched at once. */
export interface Impact {
  readonly key: EntityKey;
  readonly direct: readonly Touched[];
  readonly indirect: readonly Touched[];
}

/** A document's own page, its page of the impact and the lists all ask for the same. */
export const findImpact = (manual: Manual, key: EntityKey): Impact => impactOf(manual, formatKey(key));

const impactOf = deriveEach((manual: Manual, key: string): Impact => traceImpact(manual, parseKey(key)));

function traceImpact(manual: Manual, key: EntityKey): Impact {
  const retired = ({ kind, id }: EntityKey): boolean => manual.entities.get(kind)?.get(id)?.retired !== undefined;
  const direct = touchedAtOnce(manual, formatKey(key)).filter((touched) => !retired(touched));
  const reached = new Set([formatKey(key), ...direct.map(formatKey)]);
  const onward = direct
    .filter(({ kind }) => kind === 'document')
    .flatMap((document) => touchedAtOnce(manual, formatKey(document)).map((touched) => ({ touched, through: document.id })))
    .filter(({ touched }) => !reached.has(formatKey(touched)) && !retired(touched));
  const byTouched = Map.groupBy(onward, ({ touched }) => formatKey(touched));
  return {
    key,
    direct: sortTouched(direct.map((touched) => ({ ...touched, through: [] }))),
    indirect: sortTouched([...byTouched.values()].flatMap(mergeThrough)),
  };
}

interface TouchedKey {
  readonly kind: TouchedKind;
  readonly id: string;
}

const mergeThrough = (found: readonly { readonly touched: TouchedKey; readonly through: string }[]): readonly Touched[] => {
  const [first] = found;
  return first ? [{ ...first.touched, through: [...new Set(found.map(({ through }) => through))].sort() }] : [];
};

/** What each thing touches at once. */
const touchedAtOnce = deriveEach((manual: Manual, key: string): readonly TouchedKey[] => touchedBy(indexReferences(manual), parseKey(key)));

/**
 * Who names the thing has to follow it; the roles and courses that it names have to be told. A document that it names only has to
 * follow when the thing is an entry that is written out there, not when it is a document that merely cites another.
 */
function touchedBy(index: ReferenceIndex, key: EntityKey): readonly TouchedKey[] {
  const naming = index.incoming(key).map(({ from }) => from);
  const named = index.outgoing(key).map(({ to }) => to).filter(({ kind }) => kind !== 'document' || key.kind !== 'document');
  const found = [...naming, ...named].flatMap(({ kind, id }) => (isTouched(kind) ? [{ kind, id }] : []));
  const self = formatKey(key);
  return [...new Map(found.map((touched) => [formatKey(touched), touched])).values()].filter((touched) => formatKey(touched) !== self);
}

const isTouched = (kind: EntityKind): kind is TouchedKind => touchedKinds.some((touched) => touched === kind);

const sortTouched = (touched: readonly Touched[]): readonly Touched[] =>
  touched.toSorted((a, b) => touchedKinds.indexOf(a.kind) - touchedKinds.indexOf(b.kind) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Ids of a kind that were touched, in their order. */
export const touchedIds = (touched: readonly Touched[], kind: TouchedKind): readonly string[] => touched.filter((one) => one.kind === kind).map(({ id }) => id);
