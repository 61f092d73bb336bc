import { derive } from './derive.ts';
import type { RaciLetter } from '../domain/raci/raci-matrix.ts';
import { currentDocuments } from './document-relations.ts';
import type { Manual, ManualDocument } from './manual.ts';
import { documentRaci } from './raci.ts';
import type { RegisterData } from './registers/index.ts';
import type { CalendarEvent } from './registers/records.ts';
import type { Role } from './registers/organisation.ts';
import type { Step } from './step.ts';

export interface RoleStep {
  readonly document: ManualDocument;
  readonly step: Step;
  /** Its place in the document, from 1. */
  readonly number: number;
  /** In the order R, A, C, I. */
  readonly letters: readonly RaciLetter[];
}

export type Duty = '归口' | '编制' | '审核' | '批准';

export interface Signature {
  readonly document: ManualDocument;
  readonly duties: readonly Duty[];
}

export interface Reading {
  readonly document: ManualDocument;
  readonly minutes: number;
}

/** All that concerns one role, gathered from the whole manual. */
export interface RoleView {
  readonly role: Role;
  /** Steps in which the role carries out or answers, in reading order. */
  readonly steps: readonly RoleStep[];
  /** Steps in which it is only asked or told. */
  readonly heard: readonly RoleStep[];
  readonly signs: readonly Signature[];
  readonly events: readonly CalendarEvent[];
  /** Forms that its own steps and events leave. */
  readonly forms: readonly string[];
  readonly kpis: readonly string[];
  readonly goals: readonly string[];
  readonly risks: readonly string[];
  readonly courses: readonly string[];
  readonly systems: readonly string[];
  readonly reading: readonly Reading[];
  readonly minutes: number;
  /** Roles that report to it. */
  readonly reports: readonly string[];
  /** Roles that it stands in for. */
  readonly standsInFor: readonly string[];
}

/** The decisions among a role's steps. */
export const decisionsOf = ({ steps }: RoleView): readonly RoleStep[] => steps.filter(({ step }) => step.kind === '判定');

/** Everything that the role works by, signs or has to read, each document once. */
export const documentsFor = ({ steps, signs, reading }: RoleView): ReadonlySet<ManualDocument> => new Set([...steps, ...signs, ...reading].map(({ document }) => document));

/** The views of all roles of the manual, by id: one pass over documents and registers, however many roles there are. */
export const compileRoleViews = derive((manual: Manual): ReadonlyMap<string, RoleView> => {
  const duties = indexDuties(currentDocuments(manual), manual.registers);
  return new Map(manual.registers.roles.map((role) => [role.id, buildView(role, duties)]));
});

type Duties = ReturnType<typeof indexDuties>;

/** Everything that names a role, by role. */
const indexDuties = (documents: readonly ManualDocument[], registers: RegisterData) => ({
  steps: groupPairs(documents.flatMap(stepPairs)),
  signs: groupPairs(documents.flatMap(signaturePairs)),
  reading: groupPairs(documents.flatMap(readingPairs)),
  ...indexRegisters(registers),
});

function buildView(role: Role, duties: Duties): RoleView {
  const of = <Value>(groups: ReadonlyMap<string, readonly Value[]>): readonly Value[] => groups.get(role.id) ?? [];
  const { acting = [], hearing = [] } = Object.groupBy(of(duties.steps), ({ letters }) => (acts(letters) ? 'acting' : 'hearing'));
  const events = of(duties.events);
  const reading = of(duties.reading);
  const recorded = acting.filter(({ letters }) => letters.includes('R')).flatMap(({ step }) => step.records);
  return {
    role,
    steps: acting,
    heard: hearing,
    signs: of(duties.signs),
    events,
    forms: distinct([...recorded, ...events.flatMap(({ forms }) => forms)]),
    kpis: distinct([...of(duties.kpis), ...role.kpis]),
    goals: of(duties.goals),
    risks: of(duties.risks),
    courses: of(duties.courses),
    systems: of(duties.systems),
    reading,
    minutes: reading.reduce((sum, { minutes }) => sum + minutes, 0),
    reports: of(duties.reports),
    standsInFor: of(duties.standsInFor),
  };
}

const acts = (letters: readonly RaciLetter[]): boolean => letters.includes('R') || letters.includes('A');

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

type Pair<Value> = readonly [role: string, value: Value];

function groupPairs<Value>(pairs: readonly Pair<Value>[]): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [role, value] of pairs) {
    const group = groups.get(role);
    if (group) group.push(value);
    else groups.set(role, [value]);
  }
  return groups;
}

function stepPairs(document: ManualDocument): readonly Pair<RoleStep>[] {
  const { roles, rows } = documentRaci(document);
  return document.steps.flatMap((step, index) =>
    roles.flatMap((role, column) => {
      const letters = rows[index]?.cells[column] ?? [];
      return letters.length > 0 ? [[role, { document, step, number: index + 1, letters }] as const] : [];
    }),
  );
}

function signaturePairs(document: ManualDocument): readonly Pair<Signature>[] {
  const { owner, author, reviewer, approver } = document.header;
  const holders: readonly (readonly [Duty, string])[] = [['归口', owner], ['编制', author], ['审核', reviewer], ['批准', approver]];
  const duties = groupPairs(holders.map(([duty, role]) => [role, duty] as const));
  return [...duties].map(([role, held]) => [role, { document, duties: held }] as const);
}

function readingPairs(document: ManualDocument): readonly Pair<Reading>[] {
  const reading: Reading = { document, minutes: document.minutes };
  return distinct(document.header.distribution).map((role) => [role, reading] as const);
}

const indexRegisters = ({ calendar, kpis, goals, risks, courses, systems, roles }: RegisterData) => ({
  events: groupPairs(calendar.toSorted((a, b) => a.month - b.month).map((event) => [event.owner, event] as const)),
  kpis: groupPairs(kpis.map(({ owner, id }) => [owner, id] as const)),
  goals: groupPairs(goals.map(({ owner, id }) => [owner, id] as const)),
  risks: groupPairs(risks.map(({ owner, id }) => [owner, id] as const)),
  courses: groupPairs(courses.flatMap(({ roles: required, id }) => required.map((role) => [role, id] as const))),
  systems: groupPairs(systems.map(({ owner, id }) => [owner, id] as const)),
  reports: groupPairs(roles.flatMap(({ reportsTo, id }) => (reportsTo === undefined ? [] : [[reportsTo, id] as const]))),
  standsInFor: groupPairs(roles.flatMap(({ standIn, id }) => (standIn === undefined ? [] : [[standIn, id] as const]))),
});
