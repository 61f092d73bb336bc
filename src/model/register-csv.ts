import type * as z from 'zod';
import { formatCsv } from '../domain/text/csv.ts';
import { describeEntry, type ShownValue } from './describe-entry.ts';

function flatten(value: ShownValue | undefined): string {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'reference':
      return value.id;
    case 'list':
      return value.items.map(flatten).join('；');
    case 'fields':
      return value.fields.map((field) => `${field.label}：${flatten(field.value)}`).join('，');
    default:
      return '';
  }
}

/** A register as a table: one column for each field, one row for each entry. */
export function formatRegisterCsv(schema: z.ZodType, entries: readonly object[]): string {
  const described = entries.map((entry) => describeEntry(schema, entry));
  const columns = new Map(described.flat().map(({ key, label }) => [key, label]));
  const rows = described.map((fields) => [...columns.keys()].map((key) => flatten(fields.find((field) => field.key === key)?.value)));
  return formatCsv([[...columns.values()], ...rows]);
}
