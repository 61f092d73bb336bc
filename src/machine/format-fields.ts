import { entityPath, siteUrl } from '../model/addresses.ts';
import type { ShownField, ShownValue } from '../model/describe-entry.ts';
import type { EntityKey } from '../model/entity.ts';
import { findEntity, type Manual } from '../model/manual.ts';
import { joinBlocks, markdownLink, markdownList, markdownTable, markdownText, numbered } from './markdown-text.ts';

/** The kinds that people know by their code; the rest go by name. */
const codedKinds: ReadonlySet<string> = new Set(['document', 'form', 'kpi', 'risk', 'course', 'standard']);

/** An entity as readers call it, with a link to where it is shown. */
export function formatReference(manual: Manual, key: EntityKey): string {
  const path = entityPath(manual, key);
  const title = findEntity(manual, key.kind, key.id)?.title;
  const name = title === undefined || title === key.id ? key.id : codedKinds.has(key.kind) ? `${key.id} ${title}` : title;
  return markdownLink(markdownText(name), path && siteUrl(manual, path));
}

/** Fields with their labels; the columns of a table say what its entries' labels would. */
export const formatFields = (manual: Manual, fields: readonly ShownField[], level: number): string => joinBlocks(groupShort(fields).map((group) => (Array.isArray(group) ? shortFields(manual, group) : longField(manual, group, level))));

type Group = ShownField | ShownField[];

/** Short fields that follow each other stand in one list. */
function groupShort(fields: readonly ShownField[]): readonly Group[] {
  const groups: Group[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (!isShort(field.value)) groups.push(field);
    else if (Array.isArray(last)) last.push(field);
    else groups.push([field]);
  }
  return groups;
}

const isShort = (value: ShownValue): boolean => value.kind === 'text' || value.kind === 'reference' || (value.kind === 'list' && value.items.every(({ kind }) => kind === 'reference'));

const shortFields = (manual: Manual, fields: readonly ShownField[]): string => markdownList(fields.map(({ label, value }) => `**${label}**：${inlineValue(manual, value)}`));

function longField(manual: Manual, { label, value }: ShownField, level: number): string {
  const heading = `${'#'.repeat(Math.min(level, 6))} ${label}`;
  if (value.kind === 'fields') return joinBlocks([heading, formatFields(manual, value.fields, level + 1)]);
  if (value.kind !== 'list') return `**${label}**：${inlineValue(manual, value)}`;
  const entries = value.items.flatMap((item) => (item.kind === 'fields' ? [item.fields] : []));
  if (entries.length < value.items.length) return joinBlocks([`**${label}**：`, markdownList(value.items.map((item) => inlineValue(manual, item)))]);
  return joinBlocks([heading, isTable(entries) ? entryTable(manual, entries) : entryList(manual, entries, level + 1)]);
}

const mostColumns = 6;

/** Entries of few and short fields are rows; others read better one by one. */
const isTable = (entries: readonly (readonly ShownField[])[]): boolean => columnsOf(entries).length <= mostColumns && entries.every((fields) => fields.every(({ value }) => isShort(value)));

const columnsOf = (entries: readonly (readonly ShownField[])[]): readonly string[] => [...new Set(entries.flatMap((fields) => fields.map(({ label }) => label)))];

function entryTable(manual: Manual, entries: readonly (readonly ShownField[])[]): string {
  const columns = columnsOf(entries);
  return markdownTable(columns, entries.map((fields) => columns.map((column) => fields.filter(({ label }) => label === column).map(({ value }) => inlineValue(manual, value)).join(''))));
}

const nameKeys: readonly string[] = ['name', 'title', 'when', 'measure'];

function entryList(manual: Manual, entries: readonly (readonly ShownField[])[], level: number): string {
  return joinBlocks(
    entries.map((fields, index) => {
      const name = fields.find(({ key, value }) => nameKeys.includes(key) && value.kind === 'text');
      const heading = [numbered(index), name && inlineValue(manual, name.value)].filter((word) => word !== undefined).join(' ');
      return joinBlocks([`${'#'.repeat(Math.min(level, 6))} ${heading}`, formatFields(manual, fields.filter((field) => field !== name), level + 1)]);
    }),
  );
}

function inlineValue(manual: Manual, value: ShownValue): string {
  switch (value.kind) {
    case 'text':
      return markdownText(value.text);
    case 'reference':
      return formatReference(manual, { kind: value.to, id: value.id });
    case 'list':
      return value.items.map((item) => inlineValue(manual, item)).join(value.items.every(({ kind }) => kind === 'reference') ? '、' : '；');
    case 'fields':
      return value.fields.map((field) => `${field.label} ${inlineValue(manual, field.value)}`).join('，');
  }
}
