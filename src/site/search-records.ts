import { entityPath } from '../model/addresses.ts';
import { describeEntry, type ShownField, type ShownValue } from '../model/describe-entry.ts';
import { entityLabels, type EntityKey } from '../model/entity.ts';
import { findEntity, type Manual } from '../model/manual.ts';
import type { Register } from '../model/register.ts';
import { indexReferences } from '../model/reference-index.ts';
import { registerNames, registers, type RegisterName } from '../model/registers/index.ts';
import type { SearchRecord } from '../search/search-record.ts';

type Entry = Manual['registers'][RegisterName][number];

/** Where the manual meets its outline; of use to editors, not to those who look for how to work. */
const leftOut: readonly RegisterName[] = ['outline-claims'];

/** Fields that hold other names for the same thing. */
const nameFields = ['abbreviation', 'aliases', 'english', 'fullName'];

/** An id that readers see and type, never an internal one such as iqc-inspector. */
const isShown = (id: string, title: string): boolean => id !== title && !/^[a-z0-9-]+$/.test(id);

/** KPI-QA-01, GB/T 7000.1-2023, but not the short name of a law. */
const isCode = (id: string, title: string): boolean => isShown(id, title) && /\d/.test(id);

/** Everything in the registers, one record for each entry, in the order of the registers. */
export const searchRecords = (manual: Manual): readonly SearchRecord[] =>
  registerNames.filter((name) => !leftOut.includes(name)).flatMap((name) => manual.registers[name].map((entry) => recordOf(manual, registers[name], entry)));

function recordOf(manual: Manual, register: Register, entry: Entry): SearchRecord {
  const key: EntityKey = { kind: register.kind, id: entry.id };
  const title = register.titleOf(entry);
  const shown = describeEntry(register.schema, entry).filter(({ key: field, value }) => field !== 'id' && !(value.kind === 'text' && value.text === title));
  return {
    href: entityPath(manual, key) ?? '/',
    title,
    names: [...nameFields.flatMap((field) => namesIn((entry as Readonly<Record<string, unknown>>)[field])), ...(isShown(entry.id, title) && !isCode(entry.id, title) ? [entry.id] : [])],
    code: isCode(entry.id, title) ? entry.id : '',
    type: entityLabels[register.kind],
    status: 'status' in entry ? entry.status : '',
    roles: register.kind === 'role' ? [title] : rolesOf(manual, key),
    text: [title, isShown(entry.id, title) ? entry.id : '', entityLabels[register.kind], ...shown.map((field) => textOfField(manual, field))].filter(Boolean).join('。').replace(/。+/gu, '。'),
    answer: 'definition' in entry && register.kind === 'term' ? entry.definition : '',
  };
}

const namesIn = (value: unknown): readonly string[] => [value].flat().filter((name): name is string => typeof name === 'string');

function rolesOf(manual: Manual, key: EntityKey): readonly string[] {
  const named = indexReferences(manual).outgoing(key).filter(({ to }) => to.kind === 'role').map(({ to }) => to.id);
  return [...new Set(named)].flatMap((role) => findEntity(manual, 'role', role)?.title ?? []);
}

const textOfField = (manual: Manual, { label, value }: ShownField): string => `${label}：${textOf(manual, value)}`;

function textOf(manual: Manual, value: ShownValue): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.items.map((item) => textOf(manual, item)).join('；');
  if (value.kind === 'fields') return value.fields.map((field) => textOf(manual, field.value)).join(' ');
  return findEntity(manual, value.to, value.id)?.title ?? value.id;
}
