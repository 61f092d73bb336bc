import type { NamedPlace } from './document-type.ts';
import type { ManualDocument } from './manual.ts';
import { stepAnchor } from './step-anchor.ts';

/** Everything inside a document that has a name and an address: sections, steps, characteristics, tables and figures, and what its type names. */
export const documentPlaces = ({ outline, captions, steps, type, data }: ManualDocument): readonly NamedPlace[] => [
  ...outline.map(({ title, id }) => ({ title, anchor: id })),
  ...steps.map(({ name, id }) => ({ title: name, anchor: stepAnchor(id) })),
  ...(type.characteristics?.(data) ?? []).map(({ name, anchor }) => ({ title: name, anchor })),
  ...captions.map(({ title, id }) => ({ title, anchor: id })),
  ...(type.places?.(data) ?? []),
];

/** The place of this name; the first where several have it. */
export const findPlace = (document: ManualDocument, title: string): NamedPlace | undefined => documentPlaces(document).find((place) => place.title === title);
