import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSearchIndex } from '../../scripts/node/build-search-index.ts';
import { isIndexed, pageContent, recordContent } from '../../scripts/node/search-contents.ts';
import { decodeCbor, listOf, textOf } from '../../src/search/index-format/decode-cbor.ts';
import { parseSearchRecords } from '../../src/search/search-record.ts';
import { builtSite } from '../support/built-site.ts';
import { indexWithPagefind, plainIndex, type PlainIndex } from '../support/stock-index.ts';

interface Page {
  readonly url: string;
  readonly html: string;
}

const texts = new TextDecoder();
const filesUnder = (index: PlainIndex, folder: string): readonly Uint8Array[] => [...index].filter(([path]) => path.startsWith(folder)).map(([, content]) => content);

/** What is shown of each page. */
const fragmentsOf = (index: PlainIndex): Readonly<Record<string, unknown>> =>
  Object.fromEntries(filesUnder(index, 'fragment/').map((content) => JSON.parse(texts.decode(content)) as { readonly url: string }).map((fragment) => [fragment.url, fragment]));

/** Where each word stands. */
const wordsOf = (index: PlainIndex): Readonly<Record<string, string>> =>
  Object.fromEntries(filesUnder(index, 'index/').flatMap((content) => listOf(listOf(decodeCbor(content))[0])).map((word) => [textOf(listOf(word)[0]), JSON.stringify(word)]));

/** First what a reader of a failure understands, then every byte. */
function expectSame(ours: PlainIndex, theirs: PlainIndex): void {
  expect(fragmentsOf(ours)).toEqual(fragmentsOf(theirs));
  expect(wordsOf(ours)).toEqual(wordsOf(theirs));
  const made = ([path]: readonly [string, Uint8Array]): boolean => /\.pf_[a-z]+$|entry\.json$/.test(path);
  const bytesOf = (index: PlainIndex): readonly (readonly [string, string])[] => [...index].filter(made).map(([path, content]) => [path, Buffer.from(content).toString('base64')] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(bytesOf(ours)).toEqual(bytesOf(theirs));
}

async function readSearched(dir: string): Promise<readonly Page[]> {
  const paths = (await readdir(dir, { recursive: true })).filter((path) => path.endsWith('.html'));
  const pages = await Promise.all(paths.map(async (path) => ({ url: `/${path.replace(/(?:^|(?<=\/))index\.html$/u, '')}`, html: await readFile(join(dir, path), 'utf8') })));
  const searched = pages.filter(isIndexed);
  const known = new Set(searched.map(({ url }) => url));
  const records = parseSearchRecords(JSON.parse(await readFile(join(dir, 'search/records.json'), 'utf8'))).filter(({ href }) => !known.has(href));
  const contents = [...searched.map((page) => ({ url: page.url, html: pageContent(page) })), ...records.map((record) => ({ url: record.href, html: recordContent(record) }))];
  return contents.toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

const pick = (...from: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...from);
const word = pick('是不是', '不', '人人', '人', '检验', '来料检验', '不合格品', '二〇二六年', '供应商的', '㐀㐁', '𠮷字', '的', 'LED', 'IQC', 'iPhone', 'HTTPRequest', 'camelCase', 'wifi6E', 'T8', 'IP65', '3000', '3,000.5', '1.2.3', '11.1.1', 'v1.2a', 'a.b.c', 'ab_cd', "don't", 'café', 'Å', 'Ångström', 'éà', 'ÉÀ', 'Ω', 'µ', 'Φ12', '℃', '①', 'ＡＢ１', 'ﬁ');
const sign = pick(' ', '\n', '  ', '，', '。', '（', '）', '/', '-', '·', '…', '—', '％', '±', '&amp;', '&lt;b&gt;', '&nbsp;', '&#39;', '&#x26;', '&quot;', '\u00a0', '\u3000', '\u200b', '___', '⚠', '⚠️', '✔', '✓', '©', '1️⃣', '★', '👋🏽', '🇨🇳', '$', '*', '"', ')', "'", ':', '');
const text = fc.array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: sign }), { maxLength: 8 }).map((pieces) => pieces.join(''));

const attribute = fc.oneof(
  pick('', '', '', ' id="a"', ' id="b c"', ' class="x"', ' data-pagefind-ignore'),
  text.map((value) => ` title="${value.replace(/"/gu, '&quot;')}" data-pagefind-meta="note[title]"`),
  text.map((value) => ` data-pagefind-meta="code[data-value]" data-pagefind-filter="kind[data-value]" data-value="${value.replace(/"/gu, '&quot;')}"`),
);
const weighed = fc.oneof(attribute, pick(' data-pagefind-weight="2"', ' data-pagefind-weight="0.3"', ' data-pagefind-weight="0"', ' data-pagefind-weight="50"'));
const wrap = (names: fc.Arbitrary<string>, inner: fc.Arbitrary<string>, given = attribute): fc.Arbitrary<string> => fc.tuple(names, given, inner).map(([name, attributes, content]) => `<${name}${attributes}>${content}</${name}>`);
const several = (part: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));

/** Told by its own text, into which Pagefind puts marks of its own where weights change. */
const told = fc.tuple(pick('span', 'b'), pick(' data-pagefind-meta="name"', ' data-pagefind-meta="title"', ' data-pagefind-filter="kind"', ' data-pagefind-meta="name,title" data-pagefind-ignore'), text).map(([name, given, content]) => `<${name}${given}>${content}</${name}>`);

/** Elements are closed where they end, and stand where they may: so our templates write them. */
const { block } = fc.letrec<{ inline: string; block: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small' },
    text,
    told,
    pick('<br>', '<img src="/a.webp" alt="图 &amp; 表">', '<img src="/b.webp">', '<input id="i">', '<!-- 不说 -->', '<a id="c" href="/">检</a>', '<svg><path d="M0"/><text>检</text></svg>', '<script>检</script>', '<template><p>检</p></template>'),
    several(tie('inline')),
    wrap(pick('span', 'b', 'code', 'label', 'time', 'mark'), tie('inline')),
  ),
  block: fc.oneof(
    { depthSize: 'small' },
    wrap(pick('p', 'h1', 'h2', 'h3', 'h6', 'figcaption'), tie('inline')),
    pick('<hr>', '<dl><dt>色温</dt><dd>光的颜色</dd></dl>', '<table><tbody><tr><th>项</th><td id="t">值</td></tr></tbody></table>'),
    several(tie('block')),
    wrap(pick('div', 'section', 'article', 'figure', 'nav', 'footer', 'blockquote'), fc.oneof(tie('block'), tie('inline')), weighed),
    wrap(pick('ul', 'ol'), wrap(pick('li'), fc.oneof(tie('block'), tie('inline')))),
  ),
}));

/** A page without a word in its text is left out by Pagefind. */
const page = several(block).map((html) => `<main data-pagefind-body>检 ${html}</main>`);

describe('搜索索引和 Pagefind 自己做的一样', () => {
  test('随项目的手册：每一个文件，一个字节不差', async () => {
    const pages = await readSearched((await builtSite()).dir);
    const { files } = await buildSearchIndex(pages);
    expectSame(plainIndex(files), await indexWithPagefind(pages));
  });

  test('随便写的网页：标记、权重、锚点、各种文字和标点', async () => {
    const pages = fc.sample(page, { numRuns: 600, seed: 20261127 }).map((html, at) => ({ url: `/p-${String(at).padStart(3, '0')}/`, html }));
    const { files } = await buildSearchIndex(pages);
    expectSame(plainIndex(files), await indexWithPagefind(pages));
  });

  test('一页也没有，也有索引', async () => {
    expect((await buildSearchIndex([])).files.map(({ path }) => path)).toContain('pagefind-entry.json');
  });

  test('读不懂的标记说清楚', async () => {
    await expect(buildSearchIndex([{ url: '/a/', html: '<main data-pagefind-body><p data-pagefind-meta="a:b">检</p></main>' }])).rejects.toThrow('搜索索引读不懂页面里的标记「a:b」');
  });
});
