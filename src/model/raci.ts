import { deriveRaciMatrix, type RaciLetter, type RaciMatrix, type RaciStep } from '../domain/raci/raci-matrix.ts';
import type { ManualDocument } from './manual.ts';
import type { Step } from './step.ts';

export const raciLetters = ['R', 'A', 'C', 'I'] as const satisfies readonly RaciLetter[];

/** What the letters stand for, as readers see it. */
export const raciLabels: Readonly<Record<RaciLetter, { readonly name: string; readonly about: string }>> = {
  R: { name: '执行', about: '动手做这一步' },
  A: { name: '负责', about: '对结果负责，每步只有一个' },
  C: { name: '征求意见', about: '动手前先问' },
  I: { name: '知会', about: '做完后告诉' },
};

type RaciDocument = Pick<ManualDocument, 'code' | 'steps' | 'header'>;

/** The matrix of one document: a row for each step, a column for each role. */
export const documentRaci = (document: RaciDocument): RaciMatrix => deriveRaciMatrix(document.steps.map((step) => toRaciStep(document, step)));

/** Who answers for a step: the role that it names, otherwise the owner of its document. */
export const accountableFor = (document: RaciDocument, step: Step): string => step.accountable ?? document.header.owner;

const toRaciStep = (document: RaciDocument, step: Step): RaciStep => ({
  id: step.id,
  responsible: step.role,
  accountable: accountableFor(document, step),
  consulted: step.consulted,
  informed: step.informed,
});

/** In how many steps of a document a role has each letter. */
export type RaciCounts = Readonly<Record<RaciLetter, number>>;

/** Roles by documents: what a chapter's and the whole manual's matrix show. */
export interface RaciOverview<Document extends RaciDocument = ManualDocument> {
  /** Only documents with steps. */
  readonly documents: readonly Document[];
  /** Only roles with a letter; `cells[i]` belongs to `documents[i]`. */
  readonly rows: readonly { readonly role: string; readonly cells: readonly (RaciCounts | undefined)[] }[];
}

/** Rows stand in the order of `roles`; roles that it does not name follow in the order in which they appear. */
export function buildRaciOverview<Document extends RaciDocument>(documents: readonly Document[], roles: readonly string[] = []): RaciOverview<Document> {
  const withSteps = documents.filter(({ steps }) => steps.length > 0);
  const counts = withSteps.map((document) => countLetters(documentRaci(document)));
  const acting = new Set(counts.flatMap((byRole) => [...byRole.keys()]));
  const order = [...new Set([...roles, ...acting])].filter((role) => acting.has(role));
  return { documents: withSteps, rows: order.map((role) => ({ role, cells: counts.map((byRole) => byRole.get(role)) })) };
}

function countLetters({ roles, rows }: RaciMatrix): ReadonlyMap<string, RaciCounts> {
  return new Map(
    roles.map((role, column) => {
      const letters = rows.flatMap(({ cells }) => cells[column] ?? []);
      const count = (wanted: RaciLetter): number => letters.filter((letter) => letter === wanted).length;
      return [role, { R: count('R'), A: count('A'), C: count('C'), I: count('I') }];
    }),
  );
}
