import { pinyin } from 'pinyin-pro';
import type { EntityKey } from '../model/entity.ts';
import { inReadingOrder, type Manual, type ManualDocument } from '../model/manual.ts';
import { indexReferences } from '../model/reference-index.ts';
import { compileRoleViews, type RoleStep } from '../model/role-view.ts';
import { stepAnchor } from '../model/step-anchor.ts';
import { placeOfUse } from './index-places.ts';
import { printAnchor, printId, printKey } from './render-context.ts';

export interface IndexEntry {
  readonly title: string;
  /** The code of a form or a figure, or what an abbreviation stands for. */
  readonly note: string | undefined;
  /** The id of the entry itself in the book. */
  readonly main: string;
  /** Ids of the places that use it, one of each document, in reading order. */
  readonly uses: readonly string[];
}

export interface IndexGroup {
  /** A to Z, or # for what begins with a digit or a sign. */
  readonly letter: string;
  readonly entries: readonly IndexEntry[];
}

/** Terms, roles, forms and figures by pinyin, each with the places of the book that it leads to. */
export function compileIndex(manual: Manual): readonly IndexGroup[] {
  const entries = [...termEntries(manual), ...roleEntries(manual), ...namedEntries(manual, 'form'), ...namedEntries(manual, 'kpi')];
  const sorted = entries.map((entry) => ({ entry, key: sortKey(entry.title) })).sort((a, b) => compareText(a.key, b.key) || compareText(a.entry.title, b.entry.title) || compareText(a.entry.main, b.entry.main));
  const groups = Map.groupBy(sorted, ({ key }) => /^[a-z]/.exec(key)?.[0].toUpperCase() ?? '#');
  return [...groups].map(([letter, found]) => ({ letter, entries: found.map(({ entry }) => entry) }));
}

/** Syllables apart, so that 西安 (xi an) stands before 先 (xian); Latin letters and digits as they are, signs left out. */
export const sortKey = (title: string): string =>
  pinyin(title, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function usesOf(manual: Manual, key: EntityKey): readonly string[] {
  const byDocument = Map.groupBy(indexReferences(manual).incoming(key).filter(({ from }) => from.kind === 'document'), ({ from }) => from.id);
  return inReadingOrder(manual, byDocument.keys()).map((document) => printPlace(document, placeOfUse(document, key, byDocument.get(document.code) ?? [])));
}

const printPlace = (document: ManualDocument, id: string | undefined): string => (id === undefined ? printId(document.code) : printAnchor(document, id));

function termEntries(manual: Manual): readonly IndexEntry[] {
  return manual.registers.terms.flatMap(({ id, abbreviation, aliases }) => {
    const key: EntityKey = { kind: 'term', id };
    const entry: IndexEntry = { title: id, note: undefined, main: printKey(key), uses: usesOf(manual, key) };
    const others = [...new Set([...(abbreviation === undefined ? [] : [abbreviation]), ...aliases])].filter((name) => name !== id);
    return [entry, ...others.map((name) => ({ ...entry, title: name, note: id, uses: [] }))];
  });
}

/** A role leads to its description and, in each document by which it works, to its first step. */
function roleEntries(manual: Manual): readonly IndexEntry[] {
  return [...compileRoleViews(manual).values()].map(({ role, steps }) => ({
    title: role.title,
    note: undefined,
    main: printKey({ kind: 'role', id: role.id }),
    uses: firstSteps(manual, steps),
  }));
}

function firstSteps(manual: Manual, steps: readonly RoleStep[]): readonly string[] {
  const own = Map.groupBy(steps.filter(({ letters }) => letters.includes('R')), ({ document }) => document.code);
  return inReadingOrder(manual, own.keys()).flatMap((document) => {
    const [first] = (own.get(document.code) ?? []).toSorted((a, b) => a.number - b.number);
    return first ? [printPlace(document, stepAnchor(first.step.id))] : [];
  });
}

const namedEntries = (manual: Manual, kind: 'form' | 'kpi'): readonly IndexEntry[] =>
  manual.registers[kind === 'form' ? 'forms' : 'kpis'].map(({ id, name }) => ({ title: name, note: id, main: printKey({ kind, id }), uses: usesOf(manual, { kind, id }) }));
