import { formatCsv, parseCsv } from '../../domain/text/csv.ts';
import type { Draft, DraftValue } from './draft.ts';

const header = ['栏目', '行', '列', '值'] as const;

type Row = readonly [string, string, string, string];

function rowsOf(name: string, value: DraftValue): readonly Row[] {
  if (typeof value === 'string') return [[name, '', '', value]];
  return value.flatMap((item, index): readonly Row[] =>
    typeof item === 'string' ? [[name, String(index + 1), '', item]] : item.map((text, column): Row => [name, String(index + 1), String(column + 1), text]),
  );
}

/** A draft as a table 栏目, 行, 列, 值: one line for each value. */
export function formatDraftCsv(draft: Draft): string {
  const facts: readonly Row[] = [
    ['#表单', '', '', draft.form],
    ['#版次', '', '', draft.version],
    ['#保存时间', '', '', draft.saved],
  ];
  return formatCsv([header, ...facts, ...Object.entries(draft.values).flatMap(([name, value]) => rowsOf(name, value))]);
}

/** The way back: the same draft from its CSV; undefined for a table of another kind. */
export function parseDraftCsv(text: string): Draft | undefined {
  const [first, ...rows] = parseCsv(text);
  if (first?.join() !== header.join()) return undefined;
  const fact = (name: string): string => rows.find(([cell]) => cell === name)?.[3] ?? '';
  const values: Record<string, DraftValue> = {};
  for (const [name = '', row = '', column = '', value = ''] of rows) if (!name.startsWith('#') && name !== '') values[name] = addValue(values[name], row, column, value);
  return { form: fact('#表单'), version: fact('#版次'), saved: fact('#保存时间'), values };
}

function addValue(known: DraftValue | undefined, row: string, column: string, value: string): DraftValue {
  if (row === '') return value;
  const list = Array.isArray(known) ? [...(known as readonly (string | readonly string[])[])] : [];
  const index = Number(row) - 1;
  list[index] = column === '' ? value : withCell((list[index] ?? []) as readonly string[], Number(column) - 1, value);
  return list as DraftValue;
}

const withCell = (cells: readonly string[], index: number, text: string): readonly string[] => {
  const copy = [...cells];
  copy[index] = text;
  return copy;
};
