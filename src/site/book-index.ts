import { pinyin } from 'pinyin-pro';
import type { EntityKey } from '../model/entity.ts';
import type { Manual } from '../model/manual.ts';
import { indexReferences } from '../model/reference-index.ts';
import { compileRoleViews } from '../model/role-view.ts';
import { printId, printKey } from './render-context.ts';

export interface IndexEntry {
  readonly title: string;
  /** The code of a form or a figure, or what an abbreviation stands for. */
  readonly note: string | undefined;
  /** The id of the entry itself in the book. */
  readonly main: string;
  /** Ids of the documents that use it, in reading order. */
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

const usesOf = (manual: Manual, key: EntityKey): readonly string[] =>
  inReadingOrder(manual, new Set(indexReferences(manual).incoming(key).filter(({ from }) => from.kind === 'document').map(({ from }) => from.id)));

const inReadingOrder = (manual: Manual, codes: ReadonlySet<string>): readonly string[] => manual.documents.filter(({ code }) => codes.has(code)).map(({ code }) => printId(code));

function termEntries(manual: Manual): readonly IndexEntry[] {
  return manual.registers.terms.flatMap(({ id, abbreviation, aliases }) => {
    const key: EntityKey = { kind: 'term', id };
    const entry: IndexEntry = { title: id, note: undefined, main: printKey(key), uses: usesOf(manual, key) };
    const others = [...new Set([...(abbreviation === undefined ? [] : [abbreviation]), ...aliases])].filter((name) => name !== id);
    return [entry, ...others.map((name) => ({ ...entry, title: name, note: id, uses: [] }))];
  });
}

/** A role leads to its description and to the documents by whose steps it works. */
function roleEntries(manual: Manual): readonly IndexEntry[] {
  return [...compileRoleViews(manual).values()].map(({ role, steps }) => ({
    title: role.title,
    note: undefined,
    main: printKey({ kind: 'role', id: role.id }),
    uses: inReadingOrder(manual, new Set(steps.filter(({ letters }) => letters.includes('R')).map(({ document }) => document.code))),
  }));
}

const namedEntries = (manual: Manual, kind: 'form' | 'kpi'): readonly IndexEntry[] =>
  manual.registers[kind === 'form' ? 'forms' : 'kpis'].map(({ id, name }) => ({ title: name, note: id, main: printKey({ kind, id }), uses: usesOf(manual, { kind, id }) }));
