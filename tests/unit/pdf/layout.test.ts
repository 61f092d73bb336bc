import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { behindBlanks, forecastBook, forecastLayout } from '../../../scripts/pdf/layout-forecast.ts';
import { formatPageLabel, placeLabelRanges } from '../../../scripts/pdf/page-labels.ts';
import type { Destinations } from '../../../scripts/pdf/read-destinations.ts';

const destinations = (pages: number, entries: Readonly<Record<string, number>>): Destinations => ({ pages, pageOf: new Map(Object.entries(entries)) });

describe('右手页的预测', () => {
  it('落在双数页的章前面补一页，后面的都顺移', () => {
    const { blanks, destinations: next } = forecastLayout(destinations(6, { a: 1, b: 2, c: 4, d: 6 }), ['a', 'b', 'c']);
    expect(blanks).toEqual([2]);
    expect(next).toEqual(destinations(7, { a: 1, b: 3, c: 5, d: 7 }));
    expect([1, 2, 6].map((page) => behindBlanks(page, blanks))).toEqual([1, 3, 7]);
  });

  it('补完都在右手页，再算一遍不变', () => {
    const book = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(book, fc.integer({ min: 0, max: 12 }), (starts, many) => {
        const all = destinations(60, Object.fromEntries(starts.map((page, index) => [`c${index}`, page])));
        const recto = [...all.pageOf.keys()].slice(0, many);
        const once = forecastLayout(all, recto).destinations;
        expect(recto.filter((id) => (once.pageOf.get(id) ?? 0) % 2 === 0)).toEqual([]);
        expect(forecastLayout(once, recto)).toEqual({ blanks: [], destinations: once });
      }),
    );
  });
});

describe('页码标签', () => {
  const ranges = placeLabelRanges(
    [
      { target: null, style: 'none', prefix: '封面' },
      { target: 'contents', style: 'r' },
      { target: 'qc', style: 'D' },
      { target: 'forms', style: 'D', prefix: 'F-', start: 10 },
    ],
    new Map([['contents', 2], ['qc', 8], ['forms', 20]]),
  );

  it.each([
    [1, '封面'],
    [2, 'i'],
    [7, 'vi'],
    [8, '1'],
    [19, '12'],
    [20, 'F-10'],
    [21, 'F-11'],
  ])('第 %i 页印的是 %s', (page, label) => {
    expect(formatPageLabel(ranges, page)).toBe(label);
  });

  it('没有计划时就是第几页', () => {
    expect(formatPageLabel(placeLabelRanges([], new Map()), 12)).toBe('12');
  });

  it('第一段不从第一页开始时，前面按数字编', () => {
    const late = placeLabelRanges([{ target: 'qc', style: 'r' }], new Map([['qc', 3]]));
    expect([1, 2, 3].map((page) => formatPageLabel(late, page))).toEqual(['1', '2', 'i']);
  });

  it('目标不在文件里的一段不算', () => {
    expect(placeLabelRanges([{ target: 'gone', style: 'r' }], new Map())).toEqual([{ page: 1, style: 'D' }]);
  });

  it.each([[4, 'iv'], [9, 'ix'], [14, 'xiv'], [40, 'xl'], [99, 'xcix'], [1994, 'mcmxciv']])('罗马数字 %i 写成 %s', (number, roman) => {
    expect(formatPageLabel([{ page: 1, style: 'r' }], number)).toBe(roman);
  });
});

describe('分几段印', () => {
  it('从哪里切开都和一段印的预测一样', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 2, max: 60 }), { minLength: 1, maxLength: 12 });
    const cuts = fc.uniqueArray(fc.integer({ min: 2, max: 60 }), { maxLength: 5 });
    fc.assert(
      fc.property(starts, cuts, fc.integer({ min: 0, max: 12 }), (pages, at, many) => {
        const all = destinations(60, Object.fromEntries(pages.map((page, index) => [`c${index}`, page])));
        const recto = [...all.pageOf.keys()].slice(0, many);
        const whole = forecastLayout(all, recto).destinations;
        const edges = [1, ...at.toSorted((a, b) => a - b), 61];
        const parts = edges.slice(0, -1).map((from, index) => {
          const to = edges[index + 1] ?? 61;
          const own = [...all.pageOf].filter(([, page]) => page >= from && page < to).map(([id, page]) => [id, page - from + 1] as const);
          return { pages: to - from, pageOf: new Map(own) };
        });
        const { book } = forecastBook(parts, recto);
        expect(book.pages).toBe(whole.pages);
        expect([...book.pageOf].toSorted()).toEqual([...whole.pageOf].toSorted());
      }),
    );
  });
});
