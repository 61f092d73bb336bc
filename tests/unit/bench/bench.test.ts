import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { formatBookReport, type BookResult } from '../../../scripts/bench/book-report.ts';
import { cutBook, longTableHead, writeRivalPage } from '../../../scripts/bench/cut-book.ts';
import { formatPlainDocument } from '../../../scripts/bench/format-documents.ts';
import { generateDocuments, generateForms, generateRoles } from '../../../scripts/bench/generate-manual.ts';
import { rivalSites } from '../../../scripts/bench/rival-sites.ts';
import { formatColumns, formatSiteReport, type SiteResult } from '../../../scripts/bench/site-report.ts';
import { summariseProfile } from '../../../scripts/bench/summarise-profile.ts';
import { writeTypst } from '../../../scripts/bench/write-typst.ts';
import { inspectBook } from '../../../scripts/node/inspect-book.ts';
import { loadManual } from '../../../scripts/node/load-manual.ts';
import { logStage, parseStages } from '../../../scripts/node/log-stage.ts';
import { measureRun, parseStat, parseStatus, sumMemory } from '../../../scripts/node/measure-run.ts';
import { findRivals } from '../../../scripts/node/rival-tools.ts';
import { writeBenchManual } from '../../../scripts/node/write-bench-manual.ts';
import { parsePrintSource } from '../../../scripts/pdf/print-source.ts';

const dir = mkdtempSync(join(tmpdir(), 'bench-test-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('生成的手册', () => {
  test('一万份文件，编号、岗位和表单都不重', () => {
    const documents = generateDocuments(10_000);
    expect(new Set(documents.map(({ code }) => code)).size).toBe(10_000);
    expect(new Set(generateRoles(10_000).map(({ id }) => id)).size).toBe(1000);
    expect(new Set(generateForms(10_000).map(({ id }) => id)).size).toBe(2500);
  });

  test('检查一处毛病也找不到：量的是生成，不是报错', async () => {
    await writeBenchManual(join(dir, 'content'), 60);
    const { manual, diagnostics } = await loadManual(join(dir, 'content'), { today: '2027-02-01' });
    expect(diagnostics).toEqual([]);
    expect(manual?.documents.length).toBe(64);
  });

  test('别的程序拿到同样的话', () => {
    const [document] = generateDocuments(10);
    if (!document) throw new Error('没有文件');
    const { text } = formatPlainDocument(document, (code) => `/x/${code}`);
    for (const words of [document.purpose, document.note, ...document.items.map((item) => item.text), ...document.sections.map((section) => section.text), ...document.table.rows.flat()]) expect(text).toContain(words);
  });

  test('每家的文件里都有全部文件', () => {
    const documents = generateDocuments(7);
    for (const { files, documents: folder } of rivalSites) {
      const paths = files(documents).map(({ path }) => path);
      expect(paths.filter((path) => path.startsWith(folder) && path.endsWith('.md') && !path.endsWith('index.md'))).toHaveLength(7);
    }
  });
});

const plan = {
  title: '手册', author: '公司', subject: '', keywords: [], creator: '工具', date: '2026-01-01', lang: 'zh-CN',
  outline: [{ title: '甲', level: 1, target: 'a' }, { title: '乙', level: 1, target: 'b' }],
  pageLabels: [{ target: null, style: 'none' }, { target: 'a', style: 'D' }], linkLabels: { a: '甲', b: '乙' }, rectoTargets: ['a', 'b'],
};
const page = `<!doctype html><html><head><link rel="stylesheet" href="/x.css"></head><body><section id="contents"><h1>目录</h1><ol><li class="print-contents__entry"><a href="#a">甲</a><span class="page-no" data-target="a"></span></li><li class="print-contents__entry"><a href="#b">乙</a><span class="page-no" data-target="b"></span></li></ol></section><!--piece--><section class="print-chapter" id="a"><p>见<a href="#b">乙</a><span class="page-ref">，第 <span class="page-no" data-target="b"></span> 页</span></p></section><!--piece--><section class="print-chapter" id="b"><p>${'字'.repeat(500)}</p></section><script type="application/json" id="print-plan">${JSON.stringify(plan)}</script></body></html>`;

function cutAt(characters: number): string {
  const parsed = parsePrintSource(page);
  if (!parsed.ok) throw new Error(parsed.reasons.join('；'));
  return cutBook(parsed.source, characters);
}

describe('截短的书', () => {
  test('留下的部分不指向截去的部分', () => {
    const parsed = parsePrintSource(cutAt(300));
    if (!parsed.ok) throw new Error(parsed.reasons.join('；'));
    const { pieces, plan: cut } = parsed.source;
    const ids = pieces.flatMap((piece) => piece.ids);
    expect(ids).toEqual(['contents', 'a', 'bench-table']);
    expect(pieces, '切开的地方还在，长的书照样分几段印').toHaveLength(3);
    expect(pieces.flatMap(({ targets }) => targets).filter((id) => !ids.includes(id))).toEqual([]);
    expect(cut.outline.map(({ target }) => target)).toEqual(['a']);
    expect(cut.rectoTargets).toEqual(['a']);
    expect(cutAt(300)).not.toContain('，第 ');
  });

  test('装得下就一样不少，后面加一张跨页的长表', () => {
    const whole = cutAt(5000);
    expect(whole).toContain('data-target="b"');
    expect(whole).toContain(longTableHead);
  });

  test('给别家的网页没有脚本和本手册的样式，页码由它们自己填', () => {
    const rival = writeRivalPage(cutAt(5000), 'p { color: red }');
    expect(rival).not.toMatch(/<script|<link|data-target/);
    expect(rival).toContain('data-page="#a"');
    expect(rival).toContain('<style>p { color: red }</style>');
  });
});

describe('同一份文字写成 Typst', () => {
  const typst = (body: string): string => writeTypst(`<html><head><title>x</title></head><body>${body}</body></html>`, '书').split('\n').slice(12).join('\n').replace(/\s+/g, ' ').trim();

  test('标题、列表、链接和页码', () => {
    expect(typst('<h2 id="a">甲 &amp; "乙"</h2><ul><li>一</li><li><a href="#a">二</a>，第 <span class="page-no" data-page="#a"></span> 页</li></ul>')).toBe(
      '#metadata(none)<a> #heading(level: 2)[#"甲 & \\"乙\\"";] #list([#"一";], [#link(<a>)[#"二";];#"，第 ";#pageof(<a>);#" 页";])',
    );
  });

  test('表头每页重复，跨列跨行的格子照样跨', () => {
    expect(typst('<table><thead><tr><th colspan="2">头</th></tr></thead><tbody><tr><td>1</td><td rowspan="2">2</td></tr></tbody></table>')).toBe(
      '#table(columns: 2, table.header(repeat: true, table.cell(colspan: 2, rowspan: 1)[#strong[#"头";]]), table.cell(colspan: 1, rowspan: 1)[#"1";], table.cell(colspan: 1, rowspan: 2)[#"2";])',
    );
  });

  test('图原样带进去，藏起来的不带', () => {
    const drawn = typst('<svg viewBox="0 0 20 10" aria-label="流程"><text>起</text></svg><p hidden>无</p>');
    expect(drawn).toContain('format: "svg", width: 100%, alt: "流程")');
    expect(drawn).not.toContain('无');
  });
});

describe('量一个程序', () => {
  test('程序名里有空格和括号也读得出时间', () => {
    expect(parseStat('42 (Web (a) Content) S 7 1 1 0 -1 4194560 1 2 3 4 150 50 0 0 20 0 1 0 5 6 7')).toEqual({ pid: 42, parent: 7, cpuSeconds: 2 });
  });

  test('几个进程的内存：各自的加起来，共同的程序文件只算一次', () => {
    const status = (anonymous: number, files: number): string => `Name:\tweb\nVmRSS:\t 99 kB\nRssAnon:\t      ${anonymous} kB\nRssFile:\t      ${files} kB\nRssShmem:\t       1 kB\n`;
    expect(sumMemory([status(10, 5), status(20, 7), ''].map(parseStatus))).toBe((11 + 21 + 7) * 1024);
  });

  test('做成、做坏、太久，分得清', async () => {
    const run = (script: string, patienceMs?: number) => measureRun({ command: process.execPath, args: ['-e', script], cwd: dir, ...(patienceMs === undefined ? {} : { patienceMs }) });
    expect(await run('console.log("好")')).toMatchObject({ ok: true, output: '好\n' });
    expect((await run('process.exit(3)')).ok).toBe(false);
    expect((await run('setInterval(() => {}, 1000)', 300)).ok).toBe(false);
    expect((await measureRun({ command: join(dir, 'no-such-program'), args: [], cwd: dir })).ok).toBe(false);
  });

  test('没有装的程序跳过，并说怎么装', async () => {
    const lines: string[] = [];
    const rival = { name: '某程序', folder: 'some', packages: ['some-package'], bin: 'some' };
    expect(await findRivals(dir, [rival], false, (line) => lines.push(line))).toEqual([]);
    expect(lines.join()).toContain('npm install some-package');
  });

  test('各阶段的秒数从命令的输出里读回来', async () => {
    const lines = ['网站：/somewhere'];
    await logStage((line) => lines.push(line), '检查', async () => 3, (count) => `${String(count)} 份`);
    await logStage((line) => lines.push(line), '网站', async () => 3, (count) => `${String(count)} 页，用了 2.0 秒`);
    expect(Object.keys(parseStages(lines.join('\n')))).toEqual(['检查', '网站']);
    expect(parseStages('搜索　　　　   12.3 秒  5 页')).toEqual({ 搜索: 12.3 });
  });

  test('剖析的时间归到包、文件夹和引擎', () => {
    const node = (id: number, functionName: string, url: string) => ({ id, callFrame: { functionName, url } });
    const rows = summariseProfile({
      nodes: [node(1, 'f', 'file:///p/node_modules/@a/b/c.js'), node(2, '(garbage collector)', ''), node(3, 'g', 'file:///p/src/model/x.ts')],
      samples: [1, 2, 1, 3],
      timeDeltas: [1_000_000, 3_000_000, 1_000_000, 1_000_000],
    });
    expect(rows).toEqual([{ place: '(garbage collector)', seconds: 3, share: 0.5 }, { place: '@a/b', seconds: 2, share: 1 / 3 }, { place: 'src/model', seconds: 1, share: 1 / 6 }]);
  });
});

describe('报告', () => {
  const result = (documents: number, program: string, seconds: number): SiteResult => ({ documents, program, ok: true, seconds, cpuSeconds: seconds, peakBytes: seconds * 1e6, outputBytes: documents * 1e6, pages: documents, warmSeconds: seconds / 5, editSeconds: seconds / 4, stages: { 网站: seconds }, search: true });

  test('与对方的比和每份的增长都是算出来的', () => {
    const text = formatSiteReport([result(100, '本手册', 10), result(100, '甲', 20), result(1000, '本手册', 150), result(1000, '甲', 100)], '本手册');
    expect(text).toMatch(/^100 +甲 +0\.50 +0\.50 +0\.50 +1\.00$/m);
    expect(text).toMatch(/^1000 +甲 +1\.50 +1\.50 +1\.50 +1\.00$/m);
    expect(text).toMatch(/^1000 +1\.50 +1\.00 +0\.25$/m);
  });

  test('没有做成的也在表里，不参加比较', () => {
    const text = formatSiteReport([result(100, '本手册', 10), { ...result(100, '乙', 1), ok: false }], '本手册');
    expect(text).toMatch(/乙 +没有做成/);
    expect(text).not.toContain('几倍（');
  });

  test('书的表里有印出来的东西，对方是几倍', () => {
    const features = { pages: 9, tagged: true, bookmarks: 4, links: 7, tablePages: 3, headPages: 1, numbered: 5, numberedRight: 4 };
    const book = (name: string, seconds: number): BookResult => ({ name, seconds, cpuSeconds: seconds, peakBytes: seconds * 1e6, bytes: 1e6, features });
    const text = formatBookReport([book('本手册', 10), book('甲', 30), { ...book('乙', 1), features: undefined }]);
    expect(text).toContain('1/3');
    expect(text).toContain('4/5');
    expect(text).toMatch(/^甲 +3\.00 +3\.00 +3\.00 +1\.00$/m);
    expect(text).toMatch(/乙 +没有做成/);
  });

  test('中文一个字占两格，列对得齐', () => {
    expect(formatColumns([['甲', 'b'], ['cccc', 'd']])).toBe('甲    b\ncccc  d');
  });
});

test('打开印好的书：链接旁的页码与链接到的页对不对', async () => {
  const book = await PDFDocument.create();
  const font = await book.embedFont(StandardFonts.Helvetica);
  const [contents, first, second] = [book.addPage(), book.addPage(), book.addPage()];
  const entry = (y: number, printed: string, target: typeof first) => {
    contents.drawText(`Entry   ${printed}`, { x: 50, y, size: 10, font });
    return book.context.register(book.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [50, y - 2, 90, y + 10], Dest: [target.ref, PDFName.of('XYZ'), null, null, null], Contents: PDFString.of('x') }));
  };
  contents.node.set(PDFName.of('Annots'), book.context.obj([entry(700, '2', first), entry(650, '2', second)]));
  expect(await inspectBook(await book.save())).toMatchObject({ pages: 3, tagged: false, bookmarks: 0, links: 2, numbered: 2, numberedRight: 1, tablePages: 0 });
});
