import type { EntityKind } from './entity.ts';
import { findEntity, type Manual } from './manual.ts';
import type { Part } from './part.ts';
import { walkSchema } from './walk-schema.ts';

/** A part's example with ids that this company has, so that an editor can copy it as it stands. */
export function partExample(part: Part, manual: Manual): string {
  const given = Object.fromEntries([...part.example.matchAll(/ (\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  return walkSchema(part.attributes, given).reduce((example, { path, value, meta }) => {
    const attribute = String(path[0]);
    const own = part.name === 'Fact' ? ownFact(manual, value) : meta.ref && ownEntity(manual, meta.ref, value);
    return own === undefined ? example : example.replace(`${attribute}="${value}"`, `${attribute}="${own}"`);
  }, part.example);
}

const ownEntity = (manual: Manual, kind: EntityKind, id: string): string | undefined => (findEntity(manual, kind, id) ? id : manual.entities.get(kind)?.keys().next().value);

const ownFact = ({ company: { facts } }: Manual, id: string): string | undefined => (facts.some((fact) => fact.id === id) ? id : facts[0]?.id);
