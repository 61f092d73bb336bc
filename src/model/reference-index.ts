import { derive } from './derive.ts';
import type { EntityKey, EntityKind } from './entity.ts';
import type { Manual, Reference } from './manual.ts';

export interface ReferenceIndex {
  /** What an entity names, in the order in which it names it. */
  outgoing(key: EntityKey): readonly Reference[];
  /** What names an entity. */
  incoming(key: EntityKey): readonly Reference[];
}

export const formatKey = ({ kind, id }: EntityKey): string => `${kind} ${id}`;

/** Kinds have no spaces in their names. */
export const parseKey = (key: string): EntityKey => {
  const [kind = ''] = key.split(' ', 1);
  return { kind: kind as EntityKind, id: key.slice(kind.length + 1) };
};

/** All references of a manual by their ends: one pass, then every question is answered without another. */
export const indexReferences = ({ references }: Pick<Manual, 'references'>): ReferenceIndex => indexAll(references);

export const indexAll = derive((references: readonly Reference[]): ReferenceIndex => {
  const from = Map.groupBy(references, (reference) => formatKey(reference.from));
  const to = Map.groupBy(references, (reference) => formatKey(reference.to));
  return { outgoing: (key) => from.get(formatKey(key)) ?? [], incoming: (key) => to.get(formatKey(key)) ?? [] };
});
