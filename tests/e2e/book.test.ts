import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { documentsOf, type Manual } from '../../src/model/manual.ts';
import { builtSite } from '../support/built-site.ts';
import { readBook, type Book } from '../support/read-book.ts';

let book: Book;
let manual: Manual;

beforeAll(async () => {
  const { dir } = await builtSite();
  book = await readBook(join(dir, 'downloads', 'manual.pdf'));
  const compiled = await loadManual(join(projectDir, 'content'));
  if (!compiled.manual) throw new Error('内容不能编译');
  manual = compiled.manual;
});

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** The page on which a document really begins: its purpose stands there. */
const firstPageOf = (code: string): number => {
  const document = manual.documents.find((candidate) => candidate.code === code);
  const words = squeeze(document?.header.purpose ?? '').slice(0, 14);
  return book.pages.find(({ text }) => text.includes(words) && text.includes(squeeze(document?.title ?? '')))?.number ?? 0;
};

describe('打开这本书', () => {
  test('书名、语言和页码标签', () => {
    expect(book.title).toBe(`${manual.company.shortName} ${manual.company.manual.title}`);
    expect(book.language).toBe('zh-CN');
    expect(book.labels[0]).toBe('封面');
    expect(book.labels[1]).toBe('2');
    expect(book.labels.at(-1)).toBe(String(book.pages.length));
  });

  test('封面写着公司、书名、编号、版次和生效日期', () => {
    const cover = book.pages[0]?.text ?? '';
    const { company } = manual;
    for (const words of [company.name, company.manual.title, company.manual.code, company.manual.version, company.manual.effective]) expect(cover).toContain(squeeze(words));
  });

  test('每一页页脚的页码就是它真正的页数', () => {
    const total = book.pages.length;
    const printed = book.pages.slice(1).filter(({ text }) => text !== '');
    expect(total - 1 - printed.length, '右手页之前的空白页').toBeLessThanOrEqual(manual.chapters.length);
    for (const { number, text } of printed) expect(text, `第 ${number} 页`).toContain(`第${number}页/共${total}页`);
  });

  test('页眉写着章和文件，页脚写着编号和版次', () => {
    for (const document of manual.documents) {
      const { text = '' } = book.pages[firstPageOf(document.code) - 1] ?? {};
      const chapter = manual.chapters.find(({ id }) => id === document.chapter);
      expect(text).toContain(squeeze(`${chapter?.order} ${chapter?.title}`));
      expect(text).toContain(squeeze(`${document.number} ${document.title}`));
      expect(text).toContain(squeeze(`${document.code} ${document.header.version} · `));
    }
  });
});

describe('目录和书签', () => {
  test('目录里每份文件的页码都是真的', () => {
    const start = book.bookmarks.find(({ title }) => title === '目录')?.page ?? 0;
    const end = book.bookmarks.find(({ title }) => title.startsWith('第 1 章'))?.page ?? 0;
    const contents = book.pages.slice(start - 1, end - 1).map(({ text }) => text).join('');
    for (const document of manual.documents) {
      const page = firstPageOf(document.code);
      expect(page, document.code).toBeGreaterThan(0);
      expect(contents, `${document.code} 在第 ${page} 页`).toContain(squeeze(`${document.number}${document.title}${document.code}${page}`));
    }
  });

  test('书签三级，次序和页码与正文一致', () => {
    const documents = book.bookmarks.filter(({ level }) => level === 2);
    expect(documents.map(({ title }) => title)).toEqual(manual.chapters.flatMap(({ id }) => documentsOf(manual, id)).map(({ number, title }) => `${number} ${title}`));
    for (const [index, document] of manual.documents.entries()) expect(documents[index]?.page, document.code).toBe(firstPageOf(document.code));
    expect(book.bookmarks.filter(({ level }) => level === 3).length).toBe(manual.documents.reduce((sum, { outline }) => sum + outline.filter(({ level }) => level === 1).length, 0));
  });

  test('每一章从右手页（单数页）开始', () => {
    const chapters = book.bookmarks.filter(({ title }) => /^第 \d+ 章/.test(title));
    expect(chapters.length).toBe(manual.chapters.length);
    for (const { title, page } of chapters) expect(page % 2, `${title} 在第 ${page} 页`).toBe(1);
  });

  test('书里的链接都有目的地', () => {
    expect(book.links.length).toBeGreaterThan(manual.documents.length * 2);
    expect(book.links.filter(({ to }) => to === 0)).toEqual([]);
  });
});

describe('正文', () => {
  test('每份文件的步骤和作者写的段落都能从书里按原字取出来', () => {
    const all = book.pages.map(({ text }) => text).join('');
    const missing = manual.documents.flatMap((document) => {
      const samples = [...document.steps.map(({ action }) => action), ...document.body.prose.map(({ text }) => text)];
      const pieces = samples.map((text) => /[一-鿿]{8}/.exec(text)?.[0]).filter((piece) => piece !== undefined);
      return pieces.filter((piece) => !all.includes(piece)).map((piece) => `${document.code} ${piece}`);
    });
    expect(missing.length / manual.documents.length, missing.slice(0, 10).join('\n')).toBeLessThan(1);
  });

  test('没有部首字、替换符', () => {
    for (const { number, text } of book.pages) expect(text, `第 ${number} 页`).not.toMatch(/[⺀-⿟�]/u);
  });
});
