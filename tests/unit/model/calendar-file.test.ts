import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCalendarFile } from '../../../src/model/calendar-file.ts';
import { harbourManual } from '../../support/arbitrary-manual.ts';

const manual = harbourManual();
const titled = (title: string): string => formatCalendarFile({ ...manual, company: { ...manual.company, manual: { ...manual.company.manual, title } } }, 'https://manual.example/');
const octetsOf = (line: string): number => new TextEncoder().encode(line).length;
/** Reads a folded line as calendar programs do. */
const unfold = (file: string): string => file.replaceAll('\r\n ', '');
const nameIn = (file: string): string => /X-WR-CALNAME:(.*)\r\n/.exec(unfold(file))?.[1] ?? '';

describe('日历文件', () => {
  test('长的行折开：没有一行超过 75 个字节，接起来还是原来的话，一个字也不从中间断开', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '灯', '𠮷', '💡'), maxLength: 120 }), (title) => {
        const file = titled(title);
        expect(file.split('\r\n').filter((line) => octetsOf(line) > 75)).toEqual([]);
        expect(nameIn(file)).toBe(title);
      }),
    );
  });

  test('放得下的不折，一行尽量写满', () => {
    expect(titled('灯'.repeat(20))).toContain(`\r\nX-WR-CALNAME:${'灯'.repeat(20)}\r\n`);
    expect(titled('灯'.repeat(21))).toContain(`\r\nX-WR-CALNAME:${'灯'.repeat(20)}\r\n 灯\r\n`);
  });
});
