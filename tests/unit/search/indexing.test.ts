import { describe, expect, test } from 'vitest';
import { openMetaFinder, openWordFinder, type CutText } from '../../../src/search/indexing/page-words.ts';
import { readPage } from '../../../src/search/indexing/read-page.ts';
import type { SearchedPage } from '../../../src/search/indexing/searched-page.ts';
import { wordForms } from '../../../src/search/indexing/word-forms.ts';
import { WordCollector } from '../../../src/search/indexing/word-collector.ts';
import { decodeCbor } from '../../../src/search/index-format/decode-cbor.ts';

const read = (inner: string): SearchedPage => readPage(`<main data-pagefind-body>${inner}</main>`);
const textOf = ({ parts }: SearchedPage): string => parts.filter((part) => typeof part === 'string').join('');

/** Cuts at line ends, and behind each of some pieces. */
const cutBehind = (pieces: readonly string[]): CutText => (text) =>
  [...text.matchAll(new RegExp(`\\n|${[...pieces, '[^\\n]+'].join('|')}`, 'gu'))].map(({ index, 0: piece }) => index + piece.length);

/** Every word with its places and weights. */
function wordsOf(inner: string, ...pieces: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const names = new Map<string, number>();
  const numberWord = (word: string): number => names.get(word) ?? names.set(word, names.size).size - 1;
  const found = new Map<number, string[]>();
  openWordFinder(cutBehind(pieces), numberWord)(read(inner), (word, place, weight) => found.set(word, [...(found.get(word) ?? []), `${place}×${weight}`]));
  return Object.fromEntries([...names].flatMap(([word, number]) => (found.has(number) ? [[word, found.get(number) ?? []] as const] : [])));
}

describe('索引读网页', () => {
  test('只要正文，不要菜单、图和标明不找的', () => {
    expect(textOf(read('<nav>目录</nav><p>来料检验</p><svg><text>图</text></svg><p data-pagefind-ignore>编号</p>'))).toBe(' 来料检验. ');
    expect(readPage('<p>外面</p><main data-pagefind-body>里面</main>').parts).toEqual(['里面']);
  });

  test('一段话没有标点，补一个句号，摘要读得通', () => {
    expect(textOf(read('<p>检验</p><p>判定。</p>'))).toBe(' 检验.  判定。 ');
  });

  test('资料写在属性里，或者就是那几个字；实体认得', () => {
    const { meta, filters } = read('<h1 data-pagefind-meta="title">灯 &amp; 具</h1><span data-pagefind-meta="type[data-value]" data-pagefind-filter="type[data-value]" data-value="制度"></span>');
    expect([...meta]).toEqual([['title', '灯 & 具'], ['type', '制度']]);
    expect([...filters]).toEqual([['type', ['制度']]]);
  });

  test('能链接到的地方记下编号和里面的字', () => {
    expect(read('<h2 id="scope">范围<a href="#scope" data-pagefind-ignore>#</a></h2>').parts).toContainEqual({ kind: 'anchor', element: 'h2', id: 'scope', text: ['范围'] });
  });

  test('写错的标记报错，说得出是哪一个', () => {
    expect(() => read('<p data-pagefind-meta="a:b">检</p>')).toThrow('「a:b」');
  });
});

describe('一段字在哪些词下找得到', () => {
  test.each([
    ['检验', ['检验']],
    ['IP65', ['ip65', 'ip', '65']],
    ['T8', ['t8']],
    ['HTTPRequest', ['httprequest', 'http', 'request']],
    ['3,000.5', ['30005', '000']],
    ['1.2.3', ['123', '23']],
    ['ab_cd', ['ab_cd', 'ab', 'cd']],
    ['⚠', ['⚠']],
    ['，', []],
  ])('%s', (written, words) => {
    expect(wordForms(written, true).map(({ word }) => word)).toEqual(words);
  });

  test('带音标的字母不带音标也找得到，原样记着', () => {
    expect(wordForms('café', true)).toEqual([{ word: 'cafe', written: 'café', isPart: false }]);
  });
});

describe('词在哪里、多重', () => {
  test('中文每两个挨着的字都是一个词，跨着切开的地方也是', () => {
    expect(wordsOf('来料检验', '来', '料', '检验')).toEqual({ 来: ['0×24'], 来料: ['0×24'], 料: ['1×24'], 料检: ['1×24'], 检验: ['2×24'] });
    expect(Object.keys(wordsOf('来料，检验', '来料', '，', '检验'))).toEqual(['来料', '检验']);
    expect(wordsOf('不合格')).toEqual({ 不合格: ['0×24'], 不合: ['0×12'], 合格: ['0×12'] });
  });

  test('标题重，里面的小标题不再加；手工定的算数', () => {
    expect(wordsOf('<h1>检验</h1>')).toEqual({ 检验: ['0×168'] });
    expect(wordsOf('<div data-pagefind-weight="0.1"><h2>检验</h2></div>')).toEqual({ 检验: ['0×2'] });
    expect(wordsOf('<p data-pagefind-weight="0">检验</p>')).toEqual({ 检验: ['0×0'] });
  });

  test('留着填写的横线不切', () => {
    expect(Object.keys(wordsOf('___毫米', '___', '毫米'))).toEqual(['___毫米', '毫米']);
  });
});

describe('收集各页的词', () => {
  test('词按字的顺序，页按先后；正文、资料和别的写法写在一起', () => {
    const collector = new WordCollector();
    const [cafe, check] = [collector.numberWord('cafe', 'café'), collector.numberWord('检验')];
    collector.addPage((take) => { take(check, 0, 24); take(check, 5, 24); take(check, 2, 168); }, (take) => { take(check, 'title', 0); });
    collector.addPage((take) => { take(cafe, 1, 24); }, (take) => { take(check, 'keys', 3); });
    expect([...collector.words(['keys', 'title'])].map(({ bytes }) => decodeCbor(bytes))).toEqual([
      ['cafe', [], [['café', [[1, [-25, 1], []]]]]],
      ['检验', [[0, [-25, 0, 5, -169, 2], [-2, 0]], [1, [], [-1, 3]]], []],
    ]);
  });

  test('资料只按空格切', () => {
    const taken: string[] = [];
    openMetaFinder((word) => taken.push(word))(read('<i data-pagefind-meta="title[data-v]" data-v="来料检验 IP65"></i>'), () => undefined);
    expect(taken).toEqual(['来料检验', 'ip65', 'ip', '65']);
  });
});
