import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { visitOperators } from '../../../scripts/pdf/content-operators.ts';
import { bytesOfLatin1 } from '../../../scripts/pdf/latin1.ts';
import { normaliseObjects } from '../../../scripts/pdf/normalise-objects.ts';
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
  const print = (created: string, first: string, second: string): ReadonlyMap<number, string> =>
    new Map([[1, `<</CreationDate (D:${created}+08'00')/ModDate (D:${created}-03'30')>>`], [2, `<</ID (${first})>>`], [3, `<</Headers [(${second}) (${first})]>>`], [4, '<<>>stream\n(node00000009)\xFF\nendstream']]);
  const normalised = (objects: ReadonlyMap<number, string>): readonly string[] => [...normaliseObjects(objects, '2026-01-15').values()];

  it('日期和单元格编号换成固定的，编号的先后也不留痕迹', () => {
    const one = print('20260101120000', 'node00000031', 'node00000034');
    const two = print('20270630235959', 'node00009000', 'node00004711');
    expect(normalised(one)).toEqual(normalised(two));
    expect(normalised(one)[0]).toBe("<</CreationDate (D:20260115000000+00'00')/ModDate (D:20260115000000+00'00')>>");
  });

  it('不同的单元格仍然不同', () => {
    expect(normalised(print('20260101120000', 'node00000031', 'node00000034')).slice(1, 3)).toEqual(['<</ID (node00000001)>>', '<</Headers [(node00000002) (node00000001)]>>']);
  });

  it('流里的字节一个不动，别的文字也是', () => {
    expect(normalised(print('20260101120000', 'node00000031', 'node00000034'))[3]).toBe('<<>>stream\n(node00000009)\xFF\nendstream');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalised(new Map([[1, text]]))).toEqual([text]);
      }),
    );
  });
});

describe('读内容流的指令', () => {
  const read = (content: string): readonly { readonly name: string; readonly start: number; readonly end: number }[] => {
    const found: { readonly name: string; readonly start: number; readonly end: number }[] = [];
    visitOperators(content, (name, start, end) => void found.push({ name, start, end }));
    return found;
  };
  const namesOf = (content: string): readonly string[] => read(content).map(({ name }) => name);

  it('字符串、名称、数组和字典都是操作数', () => {
    const content = '/F1 12 Tf (a\\) BT (nested) ) Tj [<0041> -3.5 (Q)] TJ /P <</MCID 0 /T (EMC)>> BDC % q\nEMC';
    expect(namesOf(content)).toEqual(['Tf', 'Tj', 'TJ', 'BDC', 'EMC']);
  });

  it('指令的范围包含它的操作数', () => {
    const content = '  1 0 0 1 5 -6.5 cm\nq';
    expect(read(content).map(({ start, end }) => content.slice(start, end))).toEqual(['1 0 0 1 5 -6.5 cm', 'q']);
  });

  it('任何文本都读得完，范围不重叠', () => {
    fc.assert(
      fc.property(fc.string(), (content) => {
        let last = 0;
        for (const { start, end } of read(content)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(content.length);
      }),
    );
  });
});
