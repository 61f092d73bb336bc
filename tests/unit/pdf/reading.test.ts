import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readOperators } from '../../../scripts/pdf/content-operators.ts';
import { bytesOfLatin1, latin1Of } from '../../../scripts/pdf/latin1.ts';
import { normaliseBytes } from '../../../scripts/pdf/normalise-bytes.ts';
import { readDestinations } from '../../../scripts/pdf/read-destinations.ts';

/** A file as Chromium writes it: objects in plain text and one cross-reference table. */
function plainPdf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = ['0000000000 65535 f \n', ...offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)];
  const start = text.length;
  return bytesOfLatin1(`${text}xref\n0 ${entries.length}\n${entries.join('')}trailer\n<</Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
}

const CATALOG = '<</Type /Catalog /Pages 2 0 R /Dests 6 0 R>>';

describe('读目的地', () => {
  it('嵌套的页树按阅读顺序编页，从 1 数起', () => {
    const file = plainPdf([
      CATALOG,
      '<</Type /Pages /Kids [3 0 R 5 0 R]>>',
      '<</Type /Pages /Kids [4 0 R 7 0 R]>>',
      '<</Type /Page>>',
      '<</Type /Page>>',
      '<</qc-001 [4 0 R /XYZ 0 800 0]\n/qc-002 [5 0 R /XYZ 0 1 0]\n/a#2eb [7 0 R /XYZ 0 1 0]>>',
      '<</Type /Page>>',
    ]);
    const { pages, pageOf } = readDestinations(file);
    expect(pages).toBe(3);
    expect([...pageOf]).toEqual([['qc-001', 1], ['qc-002', 3], ['a.b', 2]]);
  });

  it('没有目的地的文件只有页数', () => {
    const file = plainPdf(['<</Type /Catalog /Pages 2 0 R>>', '<</Kids [3 0 R]>>', '<</Type /Page>>']);
    expect(readDestinations(file)).toEqual({ pages: 1, pageOf: new Map() });
  });

  it('不是 Chromium 直接打印的文件就抛出', () => {
    expect(() => readDestinations(bytesOfLatin1('%PDF-1.7\nstartxref\n9\n%%EOF'))).toThrow('这不是 Chromium 直接打印的 PDF');
  });
});

describe('去掉每次打印都不同的字节', () => {
  const print = (created: string, first: string, second: string): Uint8Array =>
    bytesOfLatin1(`/CreationDate (D:${created}+08'00')/ModDate (D:${created}-03'30')/ID (${first})/Headers [(${second}) (${first})]\xFF`);

  it('日期和单元格编号换成固定的，编号的先后也不留痕迹，长度不变', () => {
    const one = print('20260101120000', 'node00000031', 'node00000034');
    const two = print('20270630235959', 'node00009000', 'node00004711');
    expect(latin1Of(normaliseBytes(one, '2026-01-15'))).toBe(latin1Of(normaliseBytes(two, '2026-01-15')));
    expect(normaliseBytes(one, '2026-01-15')).toHaveLength(one.length);
  });

  it('不同的单元格仍然不同', () => {
    expect(latin1Of(normaliseBytes(print('20260101120000', 'node00000031', 'node00000034'), '2026-01-15'))).toContain('/ID (node00000001)/Headers [(node00000002) (node00000001)]');
  });

  it('别的字节一个不动', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(normaliseBytes(bytes, '2026-01-15')).toEqual(new Uint8Array(bytes));
      }),
    );
  });
});

describe('读内容流的指令', () => {
  const namesOf = (content: string): readonly string[] => [...readOperators(content)].map(({ name }) => name);

  it('字符串、名称、数组和字典都是操作数', () => {
    const content = '/F1 12 Tf (a\\) BT (nested) ) Tj [<0041> -3.5 (Q)] TJ /P <</MCID 0 /T (EMC)>> BDC % q\nEMC';
    expect(namesOf(content)).toEqual(['Tf', 'Tj', 'TJ', 'BDC', 'EMC']);
  });

  it('指令的范围包含它的操作数', () => {
    const content = '  1 0 0 1 5 -6.5 cm\nq';
    expect([...readOperators(content)].map(({ start, end }) => content.slice(start, end))).toEqual(['1 0 0 1 5 -6.5 cm', 'q']);
  });

  it('任何文本都读得完，范围不重叠', () => {
    fc.assert(
      fc.property(fc.string(), (content) => {
        let last = 0;
        for (const { start, end } of readOperators(content)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(content.length);
      }),
    );
  });
});
