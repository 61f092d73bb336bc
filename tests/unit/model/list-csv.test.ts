import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../src/domain/text/csv.ts';
import { formatDocumentsCsv, formatImpactCsv, formatRaciCsv, formatRevisionsCsv } from '../../../src/model/list-csv.ts';
import { listRevisions } from '../../../src/model/revisions.ts';
import { harbourManual } from '../../support/arbitrary-manual.ts';

const harbour = harbourManual();
const byHead = (csv: string): readonly Readonly<Record<string, string>>[] => {
  const [head = [], ...rows] = parseCsv(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
};

describe('清单下载成表格', () => {
  test('文件总表一份文件一行，岗位和章写名字', () => {
    const rows = byHead(formatDocumentsCsv(harbour));
    expect(rows.map((row) => row['编号'])).toEqual(harbour.documents.map(({ code }) => code));
    expect(rows.find((row) => row['编号'] === 'ZL-SOP-001')).toMatchObject({ 章: '质量', 类型: '作业程序', 状态: '生效', 归口岗位: '终检员' });
  });

  test('修订记录一次修订一行，新的在前', () => {
    const rows = byHead(formatRevisionsCsv(harbour));
    expect(rows.map((row) => row['日期'])).toEqual(listRevisions(harbour).map(({ change }) => change.date));
    expect(rows.every((row) => row['改了什么'] !== '')).toBe(true);
  });

  test('职责矩阵的字母后面是步数', () => {
    const rows = byHead(formatRaciCsv(harbour));
    const checker = rows.find((row) => row['岗位'] === '终检员');
    expect(Object.entries(checker ?? {}).find(([name]) => name.startsWith('ZL-SOP-001'))?.[1]).toBe('R3 A4');
  });

  test('改了一个岗位会动到什么：写的是名字，不是个数', () => {
    const rows = byHead(formatImpactCsv(harbour, 'role'));
    expect(rows.map((row) => row['编号'])).toEqual([...(harbour.entities.get('role')?.keys() ?? [])]);
    expect(rows.find((row) => row['编号'] === 'checker')?.['文件']).toContain('成品终检');
  });
});
