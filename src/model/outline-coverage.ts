import { findPlace } from './document-places.ts';
import type { EntityKey } from './entity.ts';
import { findDocument, type Manual } from './manual.ts';
import type { ClaimPlace, OutlineClaim } from './registers/coverage.ts';

/** One place of the manual that answers a claim. */
export interface AnsweringPlace {
  readonly key: EntityKey;
  /** Inside a document: the heading and its anchor. */
  readonly heading?: { readonly title: string; readonly anchor: string };
}

interface CoveredSection {
  readonly title: string;
  readonly claims: readonly { readonly claim: OutlineClaim; readonly places: readonly AnsweringPlace[] }[];
}

export interface CoveredOutline {
  readonly outline: number;
  readonly sections: readonly CoveredSection[];
}

/** The claims by outline and section, in the order of their ids, each with the places that answer it. */
export function compileCoverage(manual: Manual): readonly CoveredOutline[] {
  const claims = manual.registers['outline-claims'].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [...Map.groupBy(claims, ({ outline }) => outline)]
    .toSorted(([a], [b]) => a - b)
    .map(([outline, ofOutline]) => ({ outline, sections: [...Map.groupBy(ofOutline, ({ section }) => section)].map(([title, ofSection]) => ({ title, claims: ofSection.map((claim) => ({ claim, places: claim.places.flatMap((place) => answering(manual, place)) })) })) }));
}

function answering(manual: Manual, place: ClaimPlace): readonly AnsweringPlace[] {
  const key = targetOf(place);
  if (!key) return [];
  const document = key.kind === 'document' ? findDocument(manual, key.id) : undefined;
  const heading = document && place.heading !== undefined ? findPlace(document, place.heading) : undefined;
  return [heading ? { key, heading } : { key }];
}

const kindOfField = {
  document: 'document',
  role: 'role',
  form: 'form',
  kpi: 'kpi',
  goal: 'goal',
  risk: 'risk',
  course: 'course',
  event: 'event',
  standard: 'standard',
  department: 'department',
  system: 'system',
  channel: 'channel',
  productLine: 'product-line',
  criterion: 'supplier-criterion',
  term: 'term',
} as const satisfies Partial<Record<keyof ClaimPlace, EntityKey['kind']>>;

function targetOf(place: ClaimPlace): EntityKey | undefined {
  for (const [field, kind] of Object.entries(kindOfField)) {
    const id = place[field as keyof typeof kindOfField];
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}
