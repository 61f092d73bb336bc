import type { Manual } from './manual.ts';
import { registers, type RegisterName } from './registers/index.ts';

/** The registers to which a command can add an entry. */
export const startableKinds = ['form', 'kpi', 'role', 'risk', 'standard', 'term'] as const;
export type StartableKind = (typeof startableKinds)[number];

/** What an editor is asked for before an entry can be begun. */
export type EntryQuestion = 'title' | 'id' | 'department' | 'owner' | 'category' | 'english';

export type EntryFacts = Readonly<Partial<Record<EntryQuestion, string>>> & { readonly title: string };

export interface EntryStarter {
  readonly register: RegisterName;
  readonly questions: readonly EntryQuestion[];
  /** The id: the next number of its series, or what the editor named. Undefined where the series is not known yet. */
  id(manual: Manual, facts: EntryFacts): string | undefined;
  /** A first draft that the register's schema accepts. */
  entry(id: string, facts: EntryFacts): Readonly<Record<string, unknown>>;
}

/** Stands where an editor still has to write: in the starters of documents and of entries. */
export const unwritten = '在这里写';

const toWrite = `${unwritten}：`;

export const entryStarters: Readonly<Record<StartableKind, EntryStarter>> = {
  form: {
    register: 'forms',
    questions: ['title', 'department'],
    id: (manual, { id, department }) => id ?? nextOfDepartment(manual.registers.forms, department),
    entry: (id, { title, department }) => ({
      id,
      name: title,
      department,
      retention: '3 年',
      fields: [
        { name: '日期', type: '日期' },
        { name: '记录内容', type: '长文本', help: `${toWrite}填什么、填到什么程度` },
        { name: '填表人', type: '签名' },
      ],
    }),
  },
  kpi: {
    register: 'kpis',
    questions: ['title', 'department', 'owner'],
    id: (manual, { id, department }) => id ?? nextOfDepartment(manual.registers.kpis, department),
    entry: (id, { title, department, owner }) => ({
      id,
      name: title,
      department,
      definition: `${toWrite}分子分母各算什么，什么不算`,
      formula: '达成数 ÷ 总数 × 100%',
      variables: [
        { name: '达成数', unit: '件', source: `${toWrite}从哪个系统或哪张表单取数` },
        { name: '总数', unit: '件', source: `${toWrite}从哪个系统或哪张表单取数` },
      ],
      unit: '%',
      direction: '越高越好',
      target: { text: '≥95%', min: 95, warn: 93 },
      targetNature: '企业选择',
      period: '月',
      owner,
    }),
  },
  role: {
    register: 'roles',
    questions: ['title', 'id', 'department'],
    id: (_manual, { id }) => id,
    entry: (id, { title, department }) => ({
      id,
      title,
      department,
      headcount: '1 人',
      duties: [`${toWrite}每天、每周、每月要做成什么`],
      authority: [`${toWrite}能自己决定什么`],
      qualifications: [`${toWrite}学历、经验、证书和必修课程`],
    }),
  },
  risk: {
    register: 'risks',
    questions: ['title', 'category', 'owner'],
    id: ({ registers: { risks } }, { id }) => id ?? nextEntryId('RK-', risks),
    entry: (id, { title, category, owner }) => ({
      id,
      category,
      name: title,
      cause: `${toWrite}什么情况下会发生`,
      impact: `${toWrite}发生了有什么后果`,
      likelihood: 3,
      severity: 3,
      controls: [{ measure: `${toWrite}怎么预防、怎么发现` }],
      residualLikelihood: 2,
      residualSeverity: 3,
      residual: `${toWrite}控制以后还剩什么`,
      earlyWarning: `${toWrite}看到什么就该警惕`,
      owner,
    }),
  },
  standard: {
    register: 'standards',
    questions: ['id', 'title', 'category'],
    id: (_manual, { id }) => id,
    entry: (id, { title, category }) => ({
      id,
      title,
      category,
      governs: `${toWrite}管什么产品、什么事`,
      nature: natureOf(id),
      status: '待确认',
      certainty: '待确认',
      tier: '无',
      source: '到国家标准全文公开系统或发布机构的网站核对状态和实施日期',
    }),
  },
  term: {
    register: 'terms',
    questions: ['title', 'english'],
    id: (_manual, { title }) => title,
    entry: (id, { english }) => ({ id, english, definition: `${toWrite}一两句话说清是什么` }),
  },
};

const natureOf = (id: string): string => (/^(GB|YD|QB|JJG|DB\d*)\/T /.test(id) ? '推荐性' : /^GB /.test(id) ? '强制性' : /^(IEC|ISO|CIE|EN|UL) /.test(id) ? '国际标准' : '其他');

interface Numbered {
  readonly id: string;
  readonly department: string;
}

/** The number after the highest of the series that most of a department's entries belong to. */
function nextOfDepartment(entries: readonly Numbered[], department: string | undefined): string | undefined {
  const series = entries.filter((entry) => entry.department === department).map(({ id }) => id.replace(/\d+$/, ''));
  const prefix = mostFrequent(series);
  return prefix === undefined ? undefined : nextEntryId(prefix, entries);
}

/** The id after the highest one with this prefix; gaps are not filled, since a number that was once given may be on paper. */
export function nextEntryId(prefix: string, entries: readonly { readonly id: string }[]): string {
  const numbers = entries.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => Number(id.slice(prefix.length)));
  return prefix + String(Math.max(0, ...numbers.filter(Number.isInteger)) + 1).padStart(2, '0');
}

/** The file among its register's files that holds most of its kin: the same series, department or category. */
export function entryFile(manual: Manual, register: RegisterName, entry: Readonly<Record<string, unknown>>): string {
  const { kind } = registers[register];
  const entries: readonly Readonly<Record<string, unknown>>[] = manual.registers[register];
  const fileOf = (other: Readonly<Record<string, unknown>>): string => manual.entities.get(kind)?.get(String(other['id']))?.file ?? '';
  const isKin = (other: Readonly<Record<string, unknown>>): boolean => ['department', 'category'].some((field) => entry[field] !== undefined && other[field] === entry[field]);
  const kin = entries.filter(isKin);
  const found = mostFrequent((kin.length > 0 ? kin : entries).map(fileOf).filter((file) => file !== ''));
  return found ?? `content/registers/${register}.yaml`;
}

function mostFrequent(values: readonly string[]): string | undefined {
  const groups = Map.groupBy(values, (value) => value);
  return [...groups].sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))[0]?.[0];
}
