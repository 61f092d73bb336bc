import type { EntityKey } from './entity.ts';
import type { Manual, Reference } from './manual.ts';

export interface ReferenceIndex {
  /** What an entity names, in the order in which it names it. */
  outgoing(key: EntityKey): readonly Reference[];
  /** What names an entity. */
  incoming(key: EntityKey): readonly Reference[];
}

export const formatKey = ({ kind, id }: EntityKey): string => `${kind} ${id}`;

const known = new WeakMap<readonly Reference[], ReferenceIndex>();

/** All references of a manual by their ends: one pass, then every question is answered without another. */
export function indexReferences({ references }: Pick<Manual, 'references'>): ReferenceIndex {
  const earlier = known.get(references);
  if (earlier) return earlier;
  const from = Map.groupBy(references, (reference) => formatKey(reference.from));
  const to = Map.groupBy(references, (reference) => formatKey(reference.to));
  const index: ReferenceIndex = { outgoing: (key) => from.get(formatKey(key)) ?? [], incoming: (key) => to.get(formatKey(key)) ?? [] };
  known.set(references, index);
  return index;
}
