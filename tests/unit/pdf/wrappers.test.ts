import { describe, expect, it } from 'vitest';

import { openWithoutWrappers } from '../../../scripts/pdf/drop-wrappers.ts';

const tag = (type: string, parent: number, rest: string): string => `<</Type /StructElem\n/S /${type}\n/P ${parent} 0 R\n${rest}>>`;
const [catalog, info] = [98, 99];
/** The objects that are left of a file, but for its catalog and its facts. */
const drop = (objects: Readonly<Record<number, string>>): Readonly<Record<string, string>> => {
  const all = Object.entries({ ...objects, [catalog]: '<</Type /Catalog>>', [info]: '<<>>' }).map(([number, text]) => [Number(number), text] as const);
  return Object.fromEntries(openWithoutWrappers({ objects: new Map(all), catalog, info }).list().filter(([number]) => number !== catalog && number !== info));
};

describe('拿掉什么也没有说的标签', () => {
  it('里面的字归上一层，层层套着的也是；标签的登记跟着改', () => {
    expect(
      drop({
        1: '<</Type /StructTreeRoot\n/K 2 0 R>>',
        2: tag('P', 1, '/K [3 0 R 4 0 R]'),
        3: tag('NonStruct', 2, '/Pg 9 0 R\n/K 0'),
        4: tag('NonStruct', 2, '/K [5 0 R 6 0 R]'),
        5: tag('NonStruct', 4, '/Pg 9 0 R\n/K [1 2]'),
        6: tag('Link', 4, '/Pg 9 0 R\n/K 3'),
        7: '[3 0 R 5 0 R 5 0 R 6 0 R null]',
        8: '<</Type /ParentTree\n/Nums [0 7 0 R 1 6 0 R]>>',
      }),
    ).toEqual({
      1: '<</Type /StructTreeRoot\n/K 2 0 R>>',
      2: tag('P', 1, '/K [0 1 2 6 0 R]\n/Pg 9 0 R'),
      6: tag('Link', 2, '/Pg 9 0 R\n/K 3'),
      7: '[2 0 R 2 0 R 2 0 R 6 0 R null]',
      8: '<</Type /ParentTree\n/Nums [0 7 0 R 1 6 0 R]>>',
    });
  });

  it('字在别的页上，写明是哪一页；标签自己的属性不动', () => {
    const attributes = '/A [<</O /Table\n/Scope /Column>>]\n/ID (node00000001)';
    const elsewhere = '<</Type /MCR\n/Pg 8 0 R\n/MCID 5>>';
    const { 2: cell } = drop({ 2: tag('TH', 1, `/Pg 9 0 R\n/K [0 3 0 R 4 0 R]\n${attributes}`), 3: tag('NonStruct', 2, '/Pg 8 0 R\n/K [4 <</Type /MCR\n/Pg 7 0 R\n/MCID 6>>]'), 4: tag('NonStruct', 2, '/Pg 8 0 R\n/K 5') });
    expect(cell).toBe(tag('TH', 1, `/Pg 9 0 R\n/K [0 <</Type /MCR\n/Pg 8 0 R\n/MCID 4>> <</Type /MCR\n/Pg 7 0 R\n/MCID 6>> ${elsewhere}]\n${attributes}`));
  });

  it.each([
    ['写着语言的', 'P', tag('NonStruct', 2, '/Lang (en)\n/Pg 9 0 R\n/K 0').replace('/P 2 0 R\n/Lang (en)', '/Lang (en)\n/P 2 0 R')],
    ['直接在文章里的字', 'Art', tag('NonStruct', 2, '/Pg 9 0 R\n/K 0')],
    ['在表格的行里的，放错了要让检查看见', 'TR', tag('NonStruct', 2, '/K [5 0 R]')],
  ])('%s，留着', (_, owner, wrapper) => {
    const objects = { 2: tag(owner, 1, '/K 3 0 R'), 3: wrapper, 5: tag('P', 3, '/K 6 0 R') };
    expect(drop(objects)).toEqual(objects);
  });

  it('文章里只装着别的标签的，拿掉', () => {
    expect(drop({ 2: tag('Art', 1, '/K 3 0 R'), 3: tag('NonStruct', 2, '/K [5 0 R]'), 5: tag('P', 3, '/Pg 9 0 R\n/K 0') })).toEqual({ 2: tag('Art', 1, '/K [5 0 R]'), 5: tag('P', 2, '/Pg 9 0 R\n/K 0') });
  });

  it('没有这样的标签，原样交还', () => {
    const objects = { 2: tag('P', 1, '/Pg  9 0 R /K 0') };
    expect(drop(objects)).toEqual(objects);
  });
});
