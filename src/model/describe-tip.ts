import { entityPath } from './addresses.ts';
import type { EntityKind } from './entity.ts';
import { findEntity, type Manual } from './manual.ts';

/** What is said about a thing beside a link to it. */
export interface Tip {
  readonly title: string;
  /** Its name in English. */
  readonly english?: string;
  readonly note: string;
}

/** The kinds of things that running text cites. */
export const tipKinds = ['term', 'standard', 'form', 'role', 'document', 'kpi'] as const satisfies readonly EntityKind[];
export type TipKind = (typeof tipKinds)[number];

/** The tips of all things of a kind by the address within the site, with its anchor. */
export const listTips = (manual: Manual, kind: TipKind): Readonly<Record<string, Tip>> =>
  Object.fromEntries(
    describeAll(manual, kind).flatMap(([id, tip]) => {
      const path = entityPath(manual, { kind, id });
      return path === undefined ? [] : [[path, tip]];
    }),
  );

type Described = readonly (readonly [id: string, tip: Tip])[];

const join = (...parts: readonly (string | false | undefined)[]): string => parts.filter((part) => part !== undefined && part !== false && part !== '').join('，');

function describeAll(manual: Manual, kind: TipKind): Described {
  const { registers, documents } = manual;
  const named = (of: EntityKind, id: string): string => findEntity(manual, of, id)?.title ?? id;
  const describers: Readonly<Record<TipKind, () => Described>> = {
    term: () => registers.terms.map(({ id, english, definition }) => [id, { title: id, english, note: definition }]),
    standard: () => registers.standards.map(({ id, title, status, effective, replacedBy, certainty }) => [id, { title: `${id} ${title}`, note: join(status, effective && `实施：${effective}`, replacedBy && `由 ${replacedBy} 代替`, certainty === '待确认' && '待确认') }]),
    form: () => registers.forms.map(({ id, name, version, department, retention }) => [id, { title: `${id} ${name}`, note: join(version, `归口：${named('department', department)}`, `保存：${retention}`) }]),
    role: () => registers.roles.map(({ id, title, department, duties: [first], standIn }) => [id, { title: `${title}（${named('department', department)}）`, note: join(first, standIn && `代理：${named('role', standIn)}`) }]),
    document: () => documents.map(({ code, title, type, header }) => [code, { title: `${code}《${title}》`, note: `${join(type.label, header.version, header.status)}。${header.purpose}` }]),
    kpi: () => registers.kpis.map(({ id, name, definition, period, owner }) => [id, { title: `${id} ${name}`, note: `${definition}（每${period}，${named('role', owner)}）` }]),
  };
  return describers[kind]();
}
