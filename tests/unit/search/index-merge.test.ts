import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWords } from '../../../src/search/index-format/compare-words.ts';
import { decodeCbor, listOf, type CborValue } from '../../../src/search/index-format/decode-cbor.ts';
import { encodeCbor } from '../../../src/search/index-format/encode-cbor.ts';
import { makeIndexWord, readIndexWords, readRows, renumberWords, UnreadableIndex, type IndexWord, type WordRow } from '../../../src/search/index-format/index-words.ts';
import { mergeWords } from '../../../src/search/index-format/merge-words.ts';
import { joinWords, shortenSpans, splitWords } from '../../../src/search/index-format/split-words.ts';

/** A page, and where a word stands in its text and in its meta data. */
type Posting = readonly [page: number, text: readonly number[], meta: readonly number[]];
const posting = (page: number, text: readonly number[] = [1], meta: readonly number[] = []): Posting => [page, text, meta];

/** A file of one word, as Pagefind writes it. */
const fileOf = (word: string, postings: readonly Posting[]): Uint8Array =>
  encodeCbor([[[word, postings.map(([page, text, meta], at) => [page - (postings[at - 1]?.[0] ?? 0), text, meta]), []]]]);

const wordOf = (word: string, postings: readonly Posting[]): IndexWord => {
  const [read] = readIndexWords(fileOf(word, postings));
  if (!read) throw new Error('没有读出词来。');
  return read;
};
/** Words as the merge reads them from a file. */
const inFile = (words: readonly IndexWord[]) => (isMoved: (page: number) => boolean): Iterable<IndexWord> => readIndexWords(joinWords(words), isMoved);
const rowsOf = (postings: readonly Posting[]): readonly WordRow[] => readRows(wordOf('检验', postings));

/** Read without the reader of rows. */
const showWord = ({ word, bytes }: IndexWord): readonly [string, readonly Posting[]] => {
  let page = 0;
  const rows = listOf(listOf(decodeCbor(bytes))[1]) as readonly Posting[];
  return [word, rows.map(([distance, text, meta]) => posting((page += distance), text, meta))];
};
const showWords = (words: Iterable<IndexWord>): readonly (readonly [string, readonly Posting[]])[] => [...words].map(showWord);

describe('写索引文件', () => {
  test('写了再读，还是原来的；大大小小的数和正负都行', () => {
    const number = fc.oneof(fc.integer({ min: -70_000, max: 70_000 }), fc.constantFrom(0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295, -1, -24, -25, -256, -257));
    const { value } = fc.letrec<{ value: CborValue }>((tie) => ({ value: fc.oneof({ depthSize: 'small' }, number, fc.string({ unit: 'grapheme' }), fc.array(tie('value'))) }));
    fc.assert(fc.property(value, (written) => { expect(decodeCbor(encodeCbor(written))).toEqual(written); }));
  });

  test('词和它的位置写进一个文件，再一个一个读出来', () => {
    const words = [wordOf('检验', [posting(3, [-25, 10, 5]), posting(300, [], [-4, 0])]), wordOf('灯', [posting(0)])];
    const read = [...readIndexWords(joinWords(words))];
    expect(showWords(read)).toEqual(showWords(words));
    expect(read.map(({ places }) => places)).toEqual([7, 2]);
    expect([...readIndexWords(joinWords(words), (page) => page === 300)].map(({ isMoved }) => isMoved)).toEqual([true, false]);
  });

  test('一个词有几种写法，说读不懂', () => {
    const content = encodeCbor([[['cafe', [[1, [2], []]], [['café', [[1, [2], []]]]]]]]);
    expect(() => [...readIndexWords(content)]).toThrow(UnreadableIndex);
  });

  test('少了一截、头不对的文件，说读不懂', () => {
    const content = fileOf('检验', [posting(3, [-25, 10, 5]), posting(300, [], [-4, 0])]);
    expect(() => [...readIndexWords(content.slice(0, 12))]).toThrow(UnreadableIndex);
    expect(() => [...readIndexWords(content.fill(0xff, 2, 3))]).toThrow(UnreadableIndex);
  });

  test('装满一个文件的那个词还在这个文件里', () => {
    const words = ['一', '二', '三', '四'].map((word, at) => wordOf(word, [posting(at, [1, 2])]));
    expect([...splitWords(words, 5)].map((file) => file.map(({ word }) => word))).toEqual([['一', '二'], ['三', '四']]);
    expect([...splitWords(words, 3)]).toHaveLength(4);
  });

  test('起止的词只留区分得开的几个字，止不会排到起的前面', () => {
    const spans = [['0', '一致'], ['一般', '一项'], ['三', '三'], ['二十', '二十'], ['二十四小时', '二十四小时'], ['二维', '五件'], ['些事', '质量']];
    expect(shortenSpans(spans.map(([from = '', to = '']) => ({ from, to }))).map(({ from, to }) => [from, to])).toEqual([
      ['0', '一致'], ['一般', '一项'], ['三', '三'], ['二', '二十'], ['二十四', '二十四小时'], ['二维', '五'], ['些', '质量'],
    ]);
  });
});

describe('更新索引里的词', () => {
  const old = ['保修', '检验', '退货'].map((word) => wordOf(word, [posting(0), posting(2, [7, 8])]));

  test('改了的页换掉，没有了的页去掉，其余照旧', () => {
    const merged = mergeWords({ old: inFile(old), numberOf: (page) => (page === 2 ? undefined : page), fresh: new Map([['检验', rowsOf([posting(2, [9])])], ['特采', rowsOf([posting(2)])]]) });
    expect(showWords(merged)).toEqual([['保修', [posting(0)]], ['检验', [posting(0), posting(2, [9])]], ['特采', [posting(2)]], ['退货', [posting(0)]]]);
  });

  test('谁也没有的词不再列', () => {
    expect([...mergeWords({ old: inFile(old), numberOf: () => undefined, fresh: new Map([['锡膏', rowsOf([posting(1)])]]) })].map(({ word }) => word)).toEqual(['锡膏']);
  });

  test('页的位置变了，词里的也跟着变', () => {
    expect(showWords(mergeWords({ old: inFile(old.slice(0, 1)), numberOf: (page) => (page === 0 ? 5 : 1), fresh: new Map() }))).toEqual([['保修', [posting(1, [7, 8]), posting(5)]]]);
  });

  test('没有变的词原样交出去', () => {
    expect([...mergeWords({ old: inFile(old), numberOf: (page) => page, fresh: new Map() })]).toEqual(old);
    expect([...mergeWords({ old: () => old, numberOf: (page) => page, fresh: new Map() })][0]).toBe(old[0]);
  });

  test('换掉、去掉、插进几页以后，与从头写一个字节不差', () => {
    const numbers = fc.array(fc.integer({ min: -40, max: 70_000 }), { maxLength: 3 });
    const postings = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 400 }), numbers, numbers), { selector: ([page]) => page, minLength: 1, maxLength: 12 }).map((list) => list.toSorted(([a], [b]) => a - b));
    fc.assert(
      fc.property(postings, postings, fc.integer({ min: 0, max: 300 }), (before, inserted, shift) => {
        const numberOf = (page: number): number | undefined => (page % 3 === 0 ? undefined : page + (page > 100 ? shift : 0));
        const kept = before.flatMap(([page, text, meta]) => (numberOf(page) === undefined ? [] : [posting(numberOf(page) ?? 0, text, meta)]));
        const fresh = inserted.filter(([page]) => !kept.some(([other]) => other === page));
        const merged = [...mergeWords({ old: inFile([wordOf('检验', before)]), numberOf, fresh: new Map(fresh.length > 0 ? [['检验', rowsOf(fresh)]] : []) })];
        const expected = [...kept, ...fresh].toSorted(([a], [b]) => a - b);
        expect(merged).toEqual(expected.length > 0 ? [wordOf('检验', expected)] : []);
      }),
    );
  });

  test('照旧的几行是一段字节，读出来写回去一个字节不差', () => {
    const word = wordOf('检验', [posting(0), posting(2, [7, 8]), posting(300, [], [-4, 0])]);
    expect(makeIndexWord('检验', readRows(word))).toEqual(word);
  });

  test('资料项按现在的号写', () => {
    const renumbered = renumberWords(fileOf('检验', [posting(0, [5], [-1, 0, 3, -3, 1])]), (field) => field + 10);
    expect(showWords(readIndexWords(renumbered))).toEqual([['检验', [posting(0, [5], [-11, 0, 3, -13, 1])]]]);
  });

  test('词的先后同它们的 UTF-8 字节一样', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => { expect(Math.sign(compareWords(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b))); }));
  });
});
