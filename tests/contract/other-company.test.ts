import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { childEnv } from '../support/child-env.ts';
import { buildForTests } from '../support/built-site.ts';
import { differingFiles, listFiles, settleElsewhere } from '../support/elsewhere.ts';
import { harbourDir } from '../support/harbour.ts';
import { readBook, type Book } from '../../scripts/node/read-book.ts';
import { htmlFaults } from '../support/html-faults.ts';
import { listablePages, readMachineFiles } from '../support/machine-files.ts';
import { linksOf, readSite, type SitePage } from '../support/read-site.ts';

const run = promisify(execFile);
const base = '/manual/';

let dir = '';
let pages: readonly SitePage[] = [];
let book: Book;

beforeAll(async () => {
  ({ dir } = await buildForTests({ content: harbourDir, withBook: true }));
  pages = await readSite(dir);
  book = await readBook(join(dir, 'downloads', 'manual.pdf'));
});

describe('换一家公司的内容：别的章、别的岗位、别的编号、别的颜色、网址在子路径下', () => {
  test('首页写着 PDF 的页数、大小和校验值', async () => {
    const home = await readFile(join(dir, 'index.html'), 'utf8');
    const facts = JSON.parse(await readFile(join(dir, 'downloads', 'manual.pdf.json'), 'utf8')) as { pages: number; sha256: string };
    expect(home).toContain(`${facts.pages} 页`);
    expect(home).toContain(facts.sha256);
    expect(home).not.toContain('%%PDF');
  });

  test('检查没有一条错误', async () => {
    const { stdout } = await run(process.execPath, ['scripts/check.ts', '--content', harbourDir, '--format', 'json'], { cwd: projectDir, env: childEnv() });
    expect((JSON.parse(stdout) as { severity: string }[]).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('网站有它的章和文件，链接都带着子路径', () => {
    expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(['/intro/', '/quality/zl-sop-001/', '/aftersales/sh-sop-001/', '/forms/fm-zl-01/']));
    const stray = pages.filter(({ path }) => !path.startsWith('/print/')).flatMap((page) => linksOf(page).filter((href) => href.startsWith('/') && !href.startsWith(base)).map((href) => `${page.path} → ${href}`));
    expect(stray).toEqual([]);
  });

  test('每一页的 HTML，html-validate 没有意见；打印页是半成品，由书的测试看', async () => {
    const faults = await Promise.all(pages.filter(({ path }) => !path.startsWith('/print/')).map(htmlFaults));
    expect(faults.length).toBeGreaterThan(50);
    expect(faults.flat()).toEqual([]);
  });

  test('删去或改了编号的文件：原来的网址有一页说明，写着哪天起、为什么、现在看哪份', () => {
    const [renamed, deleted] = ['/intro/in-pol-009/', '/intro/in-pol-008/'].map((path) => pages.find((page) => page.path === path)?.html ?? '');
    expect(renamed).toContain('IN-POL-009 旧的看懂手册');
    expect(renamed).toContain('这份文件从 2027-01-10 起不再用。并入新的一份。');
    expect(renamed).toContain('<a href="/manual/intro/in-pol-001/">IN-POL-001 ');
    expect(deleted).toContain('这份文件从 2027-01-11 起不再用。公司不再办。');
    expect(deleted).toContain('没有代替它的文件；到<a href="/manual/intro/">本章</a>看现行的文件。');
  });

  test('颜色来自它的品牌', async () => {
    const sheets = (await readdir(join(dir, '_astro'))).filter((file) => file.endsWith('.css'));
    const texts = await Promise.all(sheets.map((file) => readFile(join(dir, '_astro', file), 'utf8')));
    expect(texts.filter((text) => text.includes('--accent:#0b5563'))).toHaveLength(1);
  });

  test('书是它的书：书名、书签、页眉页脚', () => {
    expect(book.title).toBe('海港灯饰 海港灯饰管理手册');
    expect(book.bookmarks.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual(expect.arrayContaining(['第 1 章 手册说明', '第 2 章 质量', '第 3 章 售后']));
    expect(book.pages.some(({ text }) => text.includes('2质量2.1成品终检') && text.includes('打印件只供当天使用ZL-SOP-001V1.0'))).toBe(true);
  });

  test('搜索索引是它的', async () => {
    const entry = JSON.parse(await readFile(join(dir, 'pagefind', 'pagefind-entry.json'), 'utf8')) as { languages: Record<string, { page_count: number }> };
    expect(Object.values(entry.languages)[0]?.page_count).toBeGreaterThan(6);
  });

  test('给程序看的文件都在，网址都带着子路径', async () => {
    const files = await readMachineFiles(dir);
    const root = 'https://docs.harbour.example/manual';
    expect([...files.listed].sort()).toEqual(listablePages(pages).map((path) => `${root}${path}`).sort());
    expect(files.schemaProblems).toEqual([]);
    expect(files.copies).toEqual(expect.arrayContaining(['quality/zl-sop-001/index.md', 'quality/index.md', 'forms/fm-zl-01/index.md', 'registers/terms/index.md']));
    for (const file of ['llms.txt', 'revisions/feed.xml', 'robots.txt', ...files.copies]) {
      const text = await readFile(join(dir, file), 'utf8');
      const stray = [...text.matchAll(/https?:\/\/docs[^\s)"<]+|\]\(\/[^)]*/g)].map(([url]) => url).filter((url) => !url.startsWith(`${root}/`));
      expect(text, file).toContain(file === 'robots.txt' ? `Sitemap: ${root}/sitemap.xml` : root);
      expect(stray, file).toEqual([]);
    }
    expect(pages.find(({ path }) => path === '/quality/zl-sop-001/')?.html).toContain('<link rel="alternate" type="text/markdown" href="/manual/quality/zl-sop-001/index.md">');
  });

  test('没有留下示例公司的一个字', async () => {
    const { manual } = await loadManual(join(projectDir, 'content'));
    const company = manual?.company;
    const words = [company?.name, company?.shortName, company?.englishName, company?.manual.code, company?.site.url].filter((word) => word !== undefined);
    expect(words.length).toBe(5);
    const files = (await readdir(dir, { recursive: true })).filter((file) => /\.(html|json|css|js|xml|txt|ics|csv|md)$/.test(file));
    for (const file of files) {
      const text = await readFile(join(dir, file), 'utf8');
      for (const word of words) expect(text.includes(word), `${file} 里有「${word}」`).toBe(false);
    }
    for (const word of words) expect(book.pages.some(({ text }) => text.includes(word.replace(/\s+/g, ''))), `书里有「${word}」`).toBe(false);
  });
});

describe('同一次提交，换一台机器再生成', () => {
  test('别的文件夹、日子、时区、语言、用户、字体、处理器数、文件次序：网站、搜索索引、离线清单和 PDF，每个文件的每个字节都一样', async () => {
    const elsewhere = await settleElsewhere(harbourDir);
    try {
      const there = await elsewhere.build();
      expect([...(await listFiles(there))]).toEqual(expect.arrayContaining(['index.html', 'downloads/manual.pdf', 'offline/packs.json', 'sw.js']));
      expect(await differingFiles(dir, there)).toEqual([]);
    } finally {
      await elsewhere.remove();
    }
  });

  test('压缩的文件里不留压缩的时间：索引程序自己的那几个，每种处理器的时间都不同', async () => {
    const heads = await Promise.all([...(await listFiles(dir))].map(async (path) => ({ path, head: (await readFile(join(dir, path))).subarray(0, 8) })));
    const packed = heads.filter(({ head }) => head[0] === 0x1f && head[1] === 0x8b);
    expect(packed.map(({ path }) => path)).toEqual(expect.arrayContaining([expect.stringMatching(/\.pf_meta$/), expect.stringMatching(/^pagefind\/wasm\./)]));
    expect(packed.filter(({ head }) => head.readUInt32LE(4) !== 0).map(({ path }) => path)).toEqual([]);
  });
});
