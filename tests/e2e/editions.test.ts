import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { picturesOf } from '../../scripts/node/book-pictures.ts';
import { findEdition, readEditions } from '../../scripts/node/read-editions.ts';
import { writeBook } from '../../scripts/node/write-book.ts';
import type { Picture } from '../../scripts/visual/compare-pictures.ts';
import { buildForTests } from '../support/built-site.ts';
import { childEnv } from '../support/child-env.ts';
import { swap } from '../support/harbour.ts';
import { copyHarbour, type HarbourCopy } from '../support/harbour-copy.ts';
import { readBook, type Book } from '../../scripts/node/read-book.ts';

const run = promisify(execFile);
const silent = (): void => undefined;

const longTitle = `保修制度${'与特殊情况的处理'.repeat(14)}补充`;
const longCode = 'SN'.repeat(40);
/** Short, so that two hundred pages of it stay below the largest file that the check lets through. */
const paragraph = '拍照。';

/** Three times as high as a page of paper is, at its natural size. */
function labelPicture(): Uint8Array {
  const canvas = createCanvas(400, 3200);
  const context = canvas.getContext('2d');
  context.fillStyle = '#0b5563';
  context.fillRect(20, 20, 360, 3160);
  return canvas.toBuffer('image/png');
}

/** Extent of all pixels of a colour, in pixels. */
function colouredArea(picture: Picture | undefined, [red, green, blue]: readonly [number, number, number]): { readonly width: number; readonly height: number } {
  const { width = 0, pixels = new Uint8Array() } = picture ?? {};
  const near = (at: number, wanted: number): boolean => Math.abs((pixels[at] ?? 0) - wanted) < 12;
  const places = Array.from({ length: pixels.length / 4 }, (_, index) => index).filter((index) => near(index * 4, red) && near(index * 4 + 1, green) && near(index * 4 + 2, blue));
  const extent = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0) - values.reduce((least, value) => Math.min(least, value), Infinity) + 1;
  return { width: extent(places.map((index) => index % width)), height: extent(places.map((index) => Math.floor(index / width))) };
}

let content: HarbourCopy;
let dir = '';
let copies = '';

beforeAll(async () => {
  copies = await mkdtemp(join(tmpdir(), 'manual-copies-'));
  content = copyHarbour();
  const change = (path: string, edit: (text: string) => string): void => content.write(path, edit(content.read(path)));
  change('aftersales/sh-pol-001.mdx', swap('title: 保修制度', `title: ${longTitle}`));
  change('aftersales/sh-pol-001.mdx', swap('status: 生效\napproved: 2026-12-10\neffective: 2027-01-01', 'status: 草稿'));
  change('aftersales/sh-pol-001.mdx', (text) => `${text}\n## 序列号\n\n序列号写成 ${longCode}，不加空格。\n`);
  content.write('assets/label.png', labelPicture());
  change('aftersales/sh-pol-001.mdx', (text) => `${text}\n![灯体标签的位置](/assets/label.png)\n\n<Figure src="/assets/label.png" alt="标签贴在散热体上" caption="标签的位置" />\n`);
  change('aftersales/sh-sop-001.mdx', (text) => `${text}\n## 附加说明\n\n${`${paragraph}\n\n`.repeat(8400)}`);
  ({ dir } = await buildForTests({ content: content.dir }));
}, 600_000);

afterAll(async () => {
  content.remove();
  await rm(copies, { recursive: true, force: true });
});

interface Printed {
  readonly book: Book;
  readonly path: string;
  readonly all: string;
}

async function print(key: string, copy?: { readonly number: string; readonly holder: string }): Promise<Printed> {
  const edition = findEdition(await readEditions(dir), key);
  const copyPath = copy && join(copies, `${copy.number}.pdf`);
  const written = await writeBook({ siteDir: dir, basePath: '/manual/', edition, copy, copyPath, log: silent });
  if (!written.ok) throw new Error(written.problems.map(({ message }) => message).join('\n'));
  const book = await readBook(written.facts.path);
  return { book, path: written.facts.path, all: book.pages.map(({ text }) => text).join('') };
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');
const titles = (book: Book): readonly string[] => book.bookmarks.map(({ level, title }) => `${level} ${title}`);

describe('岗位手册', () => {
  let printed: Printed;
  beforeAll(async () => {
    printed = await print('role:checker');
  }, 600_000);

  test('封面、书名和书签说这是谁的手册', () => {
    expect(printed.book.title).toBe('海港灯饰 海港灯饰管理手册 岗位手册：终检员');
    expect(printed.book.pages[0]?.text).toContain('岗位手册：终检员');
    expect(titles(printed.book)).toContain('1 岗位：终检员');
  });

  test('他做、签、要读的文件都在，一份不多', () => {
    const documents = titles(printed.book).filter((title) => /^\d \d+\.\d+ /.test(title));
    expect(documents.map((title) => title.slice(2, 5))).toEqual(expect.arrayContaining(['2.1', '3.1', '3.2']));
    for (const words of ['我的步骤', '抽取数量与抽样方案一致', '终检合格率', '漏电的灯出厂', '笔试80分']) expect(printed.all.includes(words), words).toBe(true);
  });

  test('别的岗位的说明、用不到的登记册和附录不在', () => {
    for (const words of ['换新建议', '电工证', '加严检验一次抽样方案', '产品线']) expect(printed.all.includes(words), words).toBe(false);
  });

  test('书里的链接都到得了', () => {
    expect(printed.book.links.filter(({ to }) => to === 0)).toEqual([]);
  });

  test('下载页和岗位页从此链接到这个文件', async () => {
    for (const page of ['downloads', 'roles/checker']) expect(await readFile(join(dir, page, 'index.html'), 'utf8')).toMatch(/href="\/manual\/downloads\/role-checker\.pdf">岗位手册：终检员 PDF<\/a>，\d+ 页/);
    expect(await readFile(join(dir, 'roles/fixer/index.html'), 'utf8')).toContain('npm run pdf -- --edition role:fixer');
  });
});

test('一章的分册：这一章的文件和表单，没有别的章', async () => {
  const { book, all } = await print('chapter:quality');
  expect(titles(book)).toEqual(expect.arrayContaining(['1 第 2 章 质量', '2 2.1 成品终检', '2 FM-ZL-01 终检记录']));
  expect(titles(book).some((title) => title.includes('返修') || title.includes('第 3 章'))).toBe(false);
  expect(all.includes('拆箱拍照')).toBe(false);
  expect(book.links.filter(({ to }) => to === 0)).toEqual([]);
  expect(book.outside, '书外的文件指向在线版').toContain('https://docs.harbour.example/manual/aftersales/sh-sop-001/');
  expect(book.outside.filter((url) => !url.startsWith('https://docs.harbour.example/manual/'))).toEqual([]);
  expect(book.labels).toEqual(['封面', 'ii', 'iii', 'iv', ...book.labels.slice(4)]);
  expect(book.labels[book.bookmarks.find(({ title }) => title.startsWith('第 2 章'))?.page ?? 0]).toBe('2');
}, 300_000);

describe('表单集，作为受控副本', () => {
  let printed: Printed;
  beforeAll(async () => {
    printed = await print('forms', { number: '012', holder: '质检部' });
  }, 300_000);

  test('每张表从新的一页开始，写着编号、版次和二维码', () => {
    const forms = printed.book.bookmarks.filter(({ title }) => title.startsWith('FM-'));
    expect(forms.map(({ title }) => title)).toEqual(['FM-ZL-01 终检记录', 'FM-SH-01 返修单']);
    for (const { title, page } of forms) expect(printed.book.pages[page - 1]?.text).toContain(squeeze(title.split(' ')[1] ?? ''));
    expect(new Set(forms.map(({ page }) => page)).size).toBe(forms.length);
  });

  test('份号和持有人在封面上，每一页的页脚都写着受控', () => {
    const [cover, ...pages] = printed.book.pages.map(({ text }) => text);
    for (const words of ['受控副本', '012', '质检部']) expect(cover).toContain(words);
    for (const text of pages.filter((page) => page !== '')) expect(text).toContain('受控副本第012号持有人：质检部');
    expect(printed.all.includes('打印件只供当天使用')).toBe(false);
  });

  test('受控副本不放进下载页', async () => {
    expect(printed.path).toBe(join(copies, '012.pdf'));
    expect(await readFile(join(dir, 'downloads', 'index.html'), 'utf8')).toContain('npm run pdf -- --edition forms');
  });
});

describe('难排的内容', () => {
  let printed: Printed;
  beforeAll(async () => {
    printed = await print('chapter:aftersales');
  }, 600_000);

  test('两百页的文件：页码一直是真的', () => {
    const { book } = printed;
    expect(book.pages.length).toBeGreaterThan(200);
    const body = book.labels.findIndex((label) => label === '1');
    const total = book.pages.length - body;
    for (const { number, text } of book.pages.slice(body)) if (text !== '') expect(text).toContain(`第${number - body}页/共${total}页`);
  });

  test('一百二十字的标题：正文和目录里一字不少，页眉截短', () => {
    const first = printed.book.bookmarks.find(({ title }) => title.includes(longTitle));
    const { text = '' } = printed.book.pages[(first?.page ?? 0) - 1] ?? {};
    expect(text.includes(longTitle)).toBe(true);
    expect(text.includes('……')).toBe(true);
    expect(printed.all.split(longTitle).length).toBeGreaterThan(3);
  });

  test('八十个字符断不开的编号：折行印全，没有被裁掉', () => {
    expect(printed.all.includes(longCode)).toBe(true);
  });

  test('比纸还高的图片：网页先留好位置，书里缩到一页放得下，不变形', async () => {
    const html = await readFile(join(dir, 'aftersales', 'sh-pol-001', 'index.html'), 'utf8');
    expect(html).toContain('<img src="/manual/assets/label.png" alt="灯体标签的位置" width="400" height="3200" loading="lazy">');
    const page = printed.book.pages.findLast(({ text }) => text.includes('标签的位置') && text.includes('保修'))?.number ?? 0;
    const [picture] = await picturesOf(new Uint8Array(await readFile(printed.path)), [page], 50);
    const { width, height } = colouredArea(picture, [11, 85, 99]);
    expect(height / width).toBeGreaterThan(7.5);
    expect(height / width).toBeLessThan(10);
    expect(height / 50 * 25.4).toBeGreaterThan(150);
  });

  test('草稿的每一页都写着草稿，别的文件没有', () => {
    const start = printed.book.bookmarks.find(({ title }) => title.includes(longTitle))?.page ?? 0;
    const end = printed.book.bookmarks.find(({ title, page }) => page > start && title.startsWith('附录'))?.page ?? 0;
    for (const { number, text } of printed.book.pages) expect(text.includes('草稿：未批准，不得用于作业'), `第 ${number} 页`).toBe(number >= start && number < end && text !== '');
  });
});

describe('命令写错了', () => {
  const pdf = async (...args: string[]): Promise<{ code: number; text: string }> => {
    try {
      const { stdout } = await run(process.execPath, ['scripts/pdf.ts', '--from', dir, ...args], { cwd: projectDir, env: childEnv() });
      return { code: 0, text: stdout };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, text: stderr.trim() };
    }
  };

  test('没有这个版本，说出最接近的', async () => {
    expect(await pdf('--edition', 'role:cheker')).toEqual({ code: 2, text: '没有版本「role:cheker」。是不是 role:checker？可以写 all、forms、chapter:章、role:岗位编号；全部版本在下载页上。' });
  });

  test('受控副本没有持有人', async () => {
    expect(await pdf('--copy', '012')).toEqual({ code: 2, text: '受控副本要同时写份号和持有人：--copy 012 --holder 质检部。' });
  });
});
