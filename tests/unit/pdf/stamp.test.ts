import { describe, expect, it } from 'vitest';

import type { NumberFont } from '../../../scripts/pdf/number-fonts.ts';
import { stampPage } from '../../../scripts/pdf/stamp-numbers.ts';
import type { NumberStamps } from '../../../scripts/pdf/stamp-numbers.ts';

/** Digits half as wide as the font is high, other characters as wide. The code of a glyph is that of its character, turned round. */
const glyph = (character: string): string => (0xffff - (character.codePointAt(0) ?? 0)).toString(16).toUpperCase().padStart(4, '0');
const characters = [...'0123456789ivx第页共'];
const font: NumberFont = {
  characterOf: new Map(characters.map((character) => [glyph(character), character])),
  glyphOf: new Map(characters.map((character) => [character, glyph(character)])),
  widthOf: (code) => (/[0-9]/.test(font.characterOf.get(code) ?? '') ? 500 : 1000),
};
const fonts = (name: string): NumberFont | undefined => (name === 'F1' ? font : undefined);

const hex = (text: string): string => [...text].map(glyph).join('');
/** As Chromium writes it: every glyph at its own place. */
const drawn = (text: string, x: number, y = 90): string => `BT\n/F1 10 Tf\n1 0 0 -1 ${x} ${y} Tm\n${[...text].map((one) => `<${glyph(one)}> Tj`).join('\n4.99 0 Td ')}\nET\n`;
const redrawn = (text: string, x: number, y = 90): string => `BT\n/F1 10 Tf\n1 0 0 -1 ${x} ${y} Tm\n<${hex(text)}> Tj\nET\n`;
const colored = (color: string, text: string): string => `${color} RG ${color} rg\n${text}`;

const slot = { align: 1, color: [255, 0, 51], shown: true, room: 24, label: '7' };
const stamps = (change: Partial<NumberStamps> = {}): NumberStamps => ({ slots: [slot], pages: ['iv', '12'], total: '86', ...change });
const TAGGED = '/P <</MCID 0 >>BDC\n';
const mark = colored('.0039 0 0', `${TAGGED}${drawn('000', 100)}EMC\n`);

describe('把页码画进印好的页', () => {
  it.each([
    ['尾', 1, 110],
    ['中间', 0.5, 105],
    ['头', 0, 100],
  ])('页码位靠%s对齐，颜色还原，标签不动', (_, align, x) => {
    const { content, filled, tight } = stampPage(mark, 1, stamps({ slots: [{ ...slot, align }] }), fonts);
    expect(filled).toBe(1);
    expect(content).toBe(colored('1 0 0.2', `${TAGGED}${redrawn('7', x)}EMC\n`));
    expect(tight).toEqual([]);
  });

  it('每个位子认自己的颜色：第 257 个也不会错', () => {
    const slots = Array.from({ length: 258 }, (_, at) => ({ ...slot, label: String(at) }));
    const { content } = stampPage(colored('.0039 .0039 .0039', drawn('000', 0)), 1, stamps({ slots }), fonts);
    expect(content).toContain(hex('257'));
  });

  it('比记号宽、位子也没有这么宽的页码，说出是哪一个', () => {
    const wide = stamps({ slots: [{ ...slot, label: '12345' }] });
    expect(stampPage(mark, 1, wide, fonts).tight).toEqual([0]);
    expect(stampPage(mark, 1, { ...wide, slots: [{ ...slot, label: '12345', room: 25 }] }, fonts).tight).toEqual([]);
  });

  it('作者自己用的近黑的颜色不是记号', () => {
    const own = colored('.0039 .0078 .0118', drawn('123', 5));
    expect(stampPage(own, 1, stamps(), fonts).content).toBe(own);
  });

  it('认不出来的记号、字体里没有的字，不会悄悄印错', () => {
    expect(() => stampPage(colored('.0039 0 0', '0 0 9 9 re\nf\n'), 1, stamps(), fonts)).toThrow('第 2 页还有没填的页码');
    expect(() => stampPage(mark, 1, stamps({ slots: [{ ...slot, label: '封' }] }), fonts)).toThrow('「封」不在印好的字体里');
  });

  it('一行在页尾被切开，字都在邻页：这一页没有可画的，颜色还原', () => {
    const empty = `${TAGGED}BT\nET\nEMC\n`;
    expect(stampPage(colored('.0039 0 0', empty), 1, stamps(), fonts)).toEqual({ content: colored('1 0 0.2', empty), filled: 0, tight: [] });
  });

  it('页脚里换成这一页的号和总数，前面的字跟上，行尾不动', () => {
    const foot = drawn('第', 100) + drawn('00000', 110) + drawn('页共', 135) + drawn('0000000', 155) + drawn('页', 190);
    const other = drawn('共', 20);
    const { content } = stampPage(other + foot, 1, stamps(), fonts);
    expect(content).toBe(other + redrawn('第', 140) + redrawn('12', 150) + redrawn('页共', 160) + redrawn('86', 180) + drawn('页', 190));
  });

  it('正文里写的一串零不是记号', () => {
    const text = `${TAGGED}${drawn('00000', 10)}EMC\n`;
    expect(stampPage(text, 1, stamps(), fonts).content).toBe(text);
  });

  it('只为留下字形而画的字，从第一页拿掉', () => {
    const rest = colored('.1 .1 .1', drawn('第', 5));
    expect(stampPage(colored('.0078 0 0', drawn('0123ivx', 0)) + rest, 0, stamps(), fonts).content).toBe(`.0078 0 0 RG .0078 0 0 rg\n${rest}`);
  });
});
