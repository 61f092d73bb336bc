import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingMinutes } from '../../../../src/domain/text/reading-minutes.ts';

const minutesOf = (text: string): number => readingMinutes([text]);

describe('读一份文件要几分钟', () => {
  test('三百个字一分钟，不足一分钟算一分钟', () => {
    expect(minutesOf('')).toBe(1);
    expect(minutesOf('灯'.repeat(300))).toBe(1);
    expect(minutesOf('灯'.repeat(301))).toBe(2);
    expect(readingMinutes(['灯'.repeat(200), '具'.repeat(200)])).toBe(2);
  });

  test('英文词和数字各算一个字，标点和空格不算', () => {
    expect(minutesOf('IP65，'.repeat(300))).toBe(1);
    expect(minutesOf('IP65，'.repeat(301))).toBe(2);
    expect(minutesOf('，。 —'.repeat(5000))).toBe(1);
  });

  test('和逐个用 Unicode 的文种去数一样，少见的字也是', () => {
    const piece = fc.oneof(fc.constantFrom('灯', '㐀', '𠮷', '々', '〇', '豈', '⺀', 'IP65', ' 3', '，', 'é', 'か', '😀', 'Ａ'), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')), (text) => {
        const counted = text.match(/\p{Script=Han}|[A-Za-z0-9]+/gu)?.length ?? 0;
        // Three hundred times the text: one minute for each character.
        expect(minutesOf(`${text}。`.repeat(300))).toBe(Math.max(1, counted));
      }),
    );
  });
});
