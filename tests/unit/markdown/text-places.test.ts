import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetAt, positionAt, tagAround } from '../../../src/markdown/text-places.ts';

describe('文字里的位置', () => {
  test('行列与序号互换不变', () => {
    const texts = fc.array(fc.constantFrom('一', 'a', '\n', ' '), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        const offset = Math.min(at, text.length);
        expect(offsetAt(text, positionAt(text, offset))).toBe(offset);
      }),
    );
  });

  test.each([
    ['<Ref id="a" /> 后', 6, { offset: 0, name: 'Ref' }],
    ['前 <Ref id="a>b" />', 12, { offset: 2, name: 'Ref' }],
    ['<Ref id="a />\n\n<Note>', 18, { offset: 0, name: 'Ref' }],
    ['一 < 二', 3, undefined],
    ['<Ref id="a" /> 中 <Term id="b"', 25, { offset: 17, name: 'Term' }],
  ])('找出某处所在的标签：%s', (text, offset, expected) => {
    expect(tagAround(text, offset)).toEqual(expected);
  });
});
