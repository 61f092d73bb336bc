import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDraft, serialiseDraft, type Draft, type DraftValue } from '../../../src/client/forms/draft.ts';
import { formatDraftCsv, parseDraftCsv } from '../../../src/client/forms/draft-csv.ts';

const text = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('灯', '具', 'a', '1', ',', '"', '\n', '=', '-', ' ', '；') });
const rows = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
const value: fc.Arbitrary<DraftValue> = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 4 }), rows);
const name = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('批', '量', '号', 'n', '(', ')') });
const draft: fc.Arbitrary<Draft> = fc.record({
  form: fc.constant('FM-QA-01'),
  version: fc.constant('V1.0'),
  saved: fc.constant('2026-11-23T08:00:00.000Z'),
  values: fc.dictionary(name, value, { maxKeys: 6, noNullPrototype: true }),
});

describe('草稿导出再读入', () => {
  test('JSON 往返不变', () => {
    fc.assert(fc.property(draft, (given) => {
      const read = parseDraft(serialiseDraft(given), 'FM-QA-01', 'V1.0');
      expect(read).toEqual({ ok: true, draft: given, note: '' });
    }));
  });

  test('CSV 往返不变，逗号、引号、换行和多行明细都在', () => {
    fc.assert(fc.property(draft, (given) => {
      expect(parseDraftCsv(formatDraftCsv(given))).toEqual(given);
    }));
  });

  test('以等号开头的内容在表格软件里不会当成公式', () => {
    const csv = formatDraftCsv({ form: 'FM-QA-01', version: 'V1.0', saved: '', values: { 备注: '=1+1' } });
    expect(csv).toContain("'=1+1");
  });
});

describe('读入别的文件', () => {
  test.each([
    ['不是 JSON', '这个文件不是本手册导出的草稿。请选「导出 JSON」得到的文件。'],
    ['[]', '这个文件不是本手册导出的草稿。请选「导出 JSON」得到的文件。'],
    ['{"form":"FM-QA-02","version":"V1.0","values":{}}', '这是表单 FM-QA-02 的草稿，不是 FM-QA-01 的。请到 FM-QA-02 的页面读入。'],
  ])('%s：说明原因', (given, message) => {
    expect(parseDraft(given, 'FM-QA-01', 'V1.0')).toEqual({ ok: false, message });
  });

  test('旧版草稿读得进来，并提醒核对', () => {
    const read = parseDraft('{"form":"FM-QA-01","version":"V0.9","values":{"批号":"A1"}}', 'FM-QA-01', 'V1.0');
    expect(read.ok && read.note).toBe('草稿是 V0.9 版填的，现行 V1.0 版；栏目名相同的已经读入，其余请核对。');
  });
});
