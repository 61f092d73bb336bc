import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortDigest } from '../../scripts/node/cache-dir.ts';
import { growSearchIndex, type EarlierIndex, type SearchIndex } from '../../scripts/node/build-search-index.ts';
import { nameIndexFile, unpackIndexFile } from '../../scripts/node/pack-index.ts';
import { placesInFile } from '../../scripts/node/press-index.ts';
import { decodeCbor, listOf, textOf } from '../../src/search/index-format/decode-cbor.ts';
import { encodeCbor } from '../../src/search/index-format/encode-cbor.ts';
import { readIndexWords } from '../../src/search/index-format/index-words.ts';
import { joinWords, shortenSpans, splitWords } from '../../src/search/index-format/split-words.ts';
import type { SearchRecord } from '../../src/search/search-record.ts';
import { builtSite } from '../support/built-site.ts';
import { randomOf } from '../mutation/random-of.ts';

interface Page {
  readonly url: string;
  readonly words: readonly string[];
  readonly chapter: string;
  /** A code that only some pages have. */
  readonly code: string;
}

const random = randomOf(20261126);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const syllables = [...'检验灯具包装老化焊接退货供应商记录表单仓库班组色温光衰电源外壳'];
const vocabulary = ['IP65', '3000K', 'QC-SOP-003', '𠮷字', 'µ 级', ...Array.from({ length: 900 }, () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join(''))];

const makePage = (url: string, length = 60 + Math.floor(random() * 200)): Page => ({
  url,
  words: Array.from({ length }, () => pick(vocabulary)),
  chapter: pick(['质检', '售后', '仓储']),
  code: random() < 0.5 ? `ZL-SOP-${String(Math.floor(random() * 900) + 100)}` : '',
});

const htmlOf = ({ words, chapter, code }: Page): string => {
  const [title = '', heading = '', ...text] = words;
  return `<html lang="zh-CN"><body><main data-pagefind-body><span data-pagefind-filter="chapter">${chapter}</span>${code && `<span data-pagefind-meta="code[data-value]" data-value="${code}"></span>`}<h1>${title}</h1><p>${text.slice(0, 30).join('，')}。</p><h2 id="a">${heading}</h2><p>${text.slice(30).join(' ')}。</p></main></body></html>`;
};

const record = (name: string, text: string): SearchRecord => ({ href: `/registers/terms/#${name}`, title: name, names: [], code: '', type: '术语', status: '', roles: [], text, answer: '' });

async function grow(pages: readonly Page[], records: readonly SearchRecord[], earlier?: EarlierIndex): Promise<SearchIndex & { readonly read: readonly string[] }> {
  const index = growSearchIndex(earlier);
  const read: string[] = [];
  const add = (url: string, html: string): Promise<void> => index.add({ url, file: shortDigest(html), read: () => { read.push(url); return Promise.resolve(html); } });
  for (const page of pages) await add(page.url, htmlOf(page));
  await add('/404.html', '<html lang="zh-CN"><body><main>没有这一页</main></body></html>');
  const made = await index.finish(records);
  index.close();
  return { ...made, read };
}

const earlierOf = ({ entries, unsearched, files }: SearchIndex): EarlierIndex => ({ pages: entries, unsearched, files: () => new Map(files.map(({ path, content }) => [path, content])) });

const filesOf = ({ files }: SearchIndex): readonly (readonly [string, string])[] => files.map(({ path, content }) => [path, Buffer.from(content).toString('base64')]);

const begin = Array.from({ length: 60 }, (_, at) => makePage(`/p-${String(at)}/`));
const terms = [record('色温', '光的颜色，以开尔文计'), record('光衰', '光通量随时间减少')];

type Change = (pages: readonly Page[]) => readonly Page[];

const changeSome: Change = (pages) => pages.map((page) => (random() < 0.04 ? makePage(page.url) : page));
const addOne: Change = (pages) => pages.toSpliced(Math.floor(random() * pages.length), 0, makePage(`/new-${String(Math.floor(random() * 1e9))}/`));
const removeOne: Change = (pages) => pages.toSpliced(Math.floor(random() * pages.length), 1);
const moveOne: Change = (pages) => {
  const at = Math.floor(random() * pages.length);
  return [...pages.toSpliced(at, 1), ...pages.slice(at, at + 1)];
};

/** The index of the shipped site: its words, file by file, and what its list of files says. */
async function readShipped() {
  const dir = join((await builtSite()).dir, 'pagefind');
  const read = async (path: string): Promise<Uint8Array> => unpackIndexFile(await readFile(join(dir, path)));
  const [metaFile = ''] = (await readdir(dir)).filter((path) => path.endsWith('.pf_meta'));
  const meta = await read(metaFile);
  const listed = listOf(listOf(decodeCbor(meta))[2]).map(listOf).map(([from, to, id]) => ({ from: textOf(from), to: textOf(to), id: textOf(id) }));
  const files = await Promise.all(listed.map(({ id }) => read(`index/${id}.pf_index`)));
  return { meta, metaFile, listed, files };
}

describe('索引文件的写法和 Pagefind 一样', () => {
  test('随项目的手册：同样的词切成同样的文件，名字和起止都一样', async () => {
    const { meta, metaFile, listed, files } = await readShipped();
    const cut = [...splitWords(files.flatMap((content) => [...readIndexWords(content)]), placesInFile)];
    expect(cut.map((words) => nameIndexFile('zh-cn', joinWords(words)))).toEqual(listed.map(({ id }) => id));
    expect(shortenSpans(cut.map((words) => ({ from: words[0]?.word ?? '', to: words.at(-1)?.word ?? '' })))).toEqual(listed.map(({ from, to }) => ({ from, to })));
    expect(metaFile).toBe(`pagefind.${nameIndexFile('zh-cn', meta, 'meta')}.pf_meta`);
    expect(Buffer.compare(encodeCbor(decodeCbor(meta)), meta)).toBe(0);
  });
});

describe('搜索索引只更新变了的页', () => {
  test('随便改、加、删、换位置：每一个文件都和全部重做的一样', async () => {
    let pages: readonly Page[] = begin;
    let last = await grow(pages, terms);
    expect(last.files.filter(({ path }) => path.startsWith('index/')).length).toBeGreaterThan(3);
    for (const change of [changeSome, addOne, removeOne, moveOne, changeSome, addOne, changeSome, removeOne]) {
      const before = new Set(pages.map(htmlOf));
      pages = change(pages);
      const patched = await grow(pages, terms, earlierOf(last));
      expect(filesOf(patched)).toEqual(filesOf(await grow(pages, terms)));
      expect(patched.read, '只读变了的页').toEqual(pages.filter((page) => !before.has(htmlOf(page))).map(({ url }) => url));
      last = patched;
    }
  });

  test('登记的条目改了，也一样', async () => {
    const last = await grow(begin, terms);
    const changed = [record('色温', '光的颜色，以开尔文计，写作 K'), record('显色性', '物体颜色显得真不真')];
    expect(filesOf(await grow(begin, changed, earlierOf(last)))).toEqual(filesOf(await grow(begin, changed)));
  });

  test('什么也没有变，就是原来的文件', async () => {
    const last = await grow(begin, terms);
    expect(filesOf(await grow(begin, terms, earlierOf(last)))).toEqual(filesOf(last));
  });

  test.each<readonly [string, Change, (index: SearchIndex) => EarlierIndex]>([
    ['大半都变了', (pages) => pages.map(({ url }) => makePage(url)), earlierOf],
    ['原来的索引被人动过', changeSome, (index) => ({ ...earlierOf(index), files: () => undefined })],
    ['有的词带着别的写法', (pages) => [...pages.slice(1), { ...makePage('/cafe/'), words: ['café', 'cafe', '检验'] }, { ...makePage('/cafe-2/'), words: ['cafe', 'Café', 'CAFÉ'] }], earlierOf],
    ['有一项资料谁也没有了', (pages) => pages.map((page) => ({ ...page, code: '' })), earlierOf],
  ])('%s，就全部重做', async (_, change, earlier) => {
    const some = begin.map((page, at) => ({ ...page, code: at === 3 ? 'ZL-1' : '' }));
    const last = await grow(some, terms);
    const pages = change(some);
    expect(filesOf(await grow(pages, terms, earlier(last)))).toEqual(filesOf(await grow(pages, terms)));
  });
});
