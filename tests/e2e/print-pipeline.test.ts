import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowser } from '../../scripts/node/browser-sources.ts';
import { findBrowser } from '../../scripts/node/find-browser.ts';
import { printManual } from '../../scripts/node/print-manual.ts';
import type { PrintedManual } from '../../scripts/node/print-manual.ts';
import { checkStructure } from '../../scripts/pdf/check-structure.ts';
import { listPages, openDocument, pageContent } from '../../scripts/pdf/pdf-objects.ts';
import { readFonts } from '../../scripts/pdf/read-fonts.ts';
import { readPageTexts } from '../../scripts/pdf/read-page-texts.ts';
import { buildPrintSite, printPlan } from '../support/print-site.ts';
import type { PrintSite, PrintSiteOptions } from '../support/print-site.ts';

const silent = (): void => undefined;

async function printWith(options: PrintSiteOptions): Promise<PrintedManual> {
  const site = await buildPrintSite(options);
  try {
    return await printManual({ siteDir: site.directory, log: silent });
  } finally {
    await site.remove();
  }
}

const squeeze = (text = ''): string => text.replaceAll(/\s/g, '');

const problemsOf = (printed: PrintedManual): readonly string[] => (printed.ok ? [] : printed.problems.map(({ code, message }) => `${code} ${message}`));

describe('打印一本小书', () => {
  let site: PrintSite;
  let bytes: Uint8Array;
  let again: Uint8Array;
  let doc: PDFDocumentProxy;
  let texts: readonly string[];
  let labels: readonly string[];

  beforeAll(async () => {
    site = await buildPrintSite();
    bytes = await printBytes(site);
    again = await printBytes(site);
    doc = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    texts = await readPageTexts(bytes);
    labels = (await doc.getPageLabels()) ?? [];
  });

  afterAll(async () => {
    await doc.loadingTask.destroy();
    await site.remove();
  });

  /** The page that shows a heading, counted from 1; the contents page, which names them all, does not count. */
  const pageShowing = (heading: string): number => texts.findIndex((text, index) => index !== 1 && text.includes(heading)) + 1;

  it('打两次，每个字节都一样', () => {
    expect(Buffer.compare(bytes, again)).toBe(0);
  });

  it('目录里的页码就是标题所在页的页码', () => {
    const headings = ['第 1 章 质量检验', '1.1 来料检验', '1.2 出货检验', '第 2 章 仓储', '第 3 章 售后'];
    const entries = headings.map((heading) => `${heading}${labels[pageShowing(heading) - 1] ?? '?'}`);
    expect(squeeze(texts[1])).toContain(squeeze(entries.join('')));
  });

  it('正文里的交叉引用和总页数也填上了', () => {
    const own = labels[pageShowing('1.2 出货检验') - 1] ?? '';
    expect(squeeze(texts[2])).toContain(`见《出货检验》第${own}页`);
    expect(squeeze(texts[0])).toContain(`共${doc.numPages}页`);
  });

  it('每页的页脚印着这一页的号和正文的页数，白页上没有', () => {
    const feet = texts.map((text) => /第(\S+?)页，共(\d+)页/.exec(squeeze(text))?.slice(1, 3).join('/'));
    const body = doc.numPages - labels.indexOf('1');
    expect(feet).toEqual(labels.map((label, at) => (texts[at]?.trim() === '' ? undefined : `${label}/${body}`)));
  });

  it('页码画在页码位里，颜色和旁边的字一样，没有留下占位的记号', () => {
    const book = openDocument(bytes);
    expect(listPages(book).filter((page) => /^\.00(?:39|78) \S+ \S+ rg/m.test(pageContent(book, page)))).toEqual([]);
  });

  it('每一章从右手页开始，前面补的白页上没有字', () => {
    const starts = ['第 1 章 质量检验', '第 2 章 仓储', '第 3 章 售后'].map(pageShowing);
    expect(starts.map((page) => page % 2)).toEqual([1, 1, 1]);
    const blank = texts.flatMap((text, index) => (text.trim() === '' ? [index + 1] : []));
    expect(blank).toHaveLength(1);
    expect(starts).toContain((blank[0] ?? 0) + 1);
  });

  it('页码标签依次是封面、罗马数字和阿拉伯数字', () => {
    expect(labels.slice(0, 5)).toEqual(['封面', 'i', '1', '2', '3']);
    expect(labels).toHaveLength(doc.numPages);
  });

  it('书签有三级，文字与计划一致，点开就是那一页', async () => {
    const flat = await flattenOutline(doc);
    expect(flat.map(({ title, level }) => ({ title, level }))).toEqual(printPlan.outline.map(({ title, level }) => ({ title, level })));
    for (const { title, page } of flat.slice(1)) expect({ title, page }).toEqual({ title, page: pageShowing(title) });
  });

  it('打开文件时显示书签和书名', async () => {
    expect(await doc.getPageMode()).toBe('UseOutlines');
    expect((await doc.getViewerPreferences())?.get('DisplayDocTitle')).toBe(true);
    const { info } = await doc.getMetadata();
    expect(info).toMatchObject({ Title: printPlan.title, Author: printPlan.author, Language: 'zh-CN', IsLinearized: true, CreationDate: "D:20260115000000Z" });
  });

  it('XMP 写明书名、语言和 PDF/UA-1', async () => {
    const { metadata } = await doc.getMetadata();
    const raw = metadata.getRaw() as unknown;
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toContain('OM-2026-001 V1.0 &lt;正式版&gt; &amp; 附录');
  });

  it('每个站内链接都到达标题所在的页，并有读得出的名称', async () => {
    const links = await listLinks(doc);
    const inside = links.filter(({ page }) => page > 0);
    expect(inside.map(({ label }) => label)).toEqual(expect.arrayContaining(['第 1 章 质量检验', '《来料检验》QC-SOP-001', '第 2 章 仓储']));
    expect(inside.find(({ label }) => label === '第 2 章 仓储')?.page).toBe(pageShowing('第 2 章 仓储'));
    expect(links.find(({ page }) => page === 0)?.label).toBe('https://example.com/std');
    expect(links.filter(({ label }) => label === '')).toEqual([]);
  });

  it('只嵌入随书的字体，没有 Type 3', () => {
    const fonts = readFonts(openDocument(bytes));
    expect(fonts.length).toBeGreaterThan(4);
    expect(fonts.filter(({ name, kind, embedded }) => kind === 'Type3' || !embedded || !/^[A-Z]{6}\+Noto/.test(name))).toEqual([]);
  });

  it('文字提取得对：符号、罕用字和表格里的字', () => {
    const all = squeeze(texts.join(''));
    for (const word of ['φ25mm', '±0.5μm', '→见', '≥0lm，≤9℃', '☑合格', '☐外观', '✓性能', '①光通量', '加粗：☑≥5℃，钪、喆、镕。']) expect(all).toContain(word);
    expect(all).not.toMatch(/[\u2E80-\u2FDF\uFFFD]/u);
  });

  it('宽表在横排页上，页眉没有丢', async () => {
    const page = await doc.getPage(pageShowing('2.1 库存台账'));
    const { width, height } = page.getViewport({ scale: 1 });
    expect(Math.round(width)).toBe(842);
    expect(Math.round(height)).toBe(595);
    expect(texts[page.pageNumber - 1]).toContain('运营管理手册');
  });

  it('跨页的表格每页都有表头，读屏软件只读一遍', async () => {
    const pages = texts.flatMap((text, index) => (/项目 (?:1|40|60|90)\b/.test(text) ? [index] : []));
    for (const index of pages) expect(texts[index]).toContain('限值');
    expect(pages.length).toBeGreaterThan(2);
    const heads = await Promise.all(pages.map(async (index) => taggedText(doc, index + 1)));
    expect(heads.filter((text) => text.includes('限值'))).toHaveLength(1);
  });

  it('结构检查没有意见', () => {
    expect(checkStructure(openDocument(bytes))).toEqual([]);
  });
});

describe('打印页有毛病时', () => {
  it('横排页也放不下的表格，说出它的源文件和宽度', async () => {
    const cells = Array.from({ length: 30 }, (_, at) => `<td class="code">SKU-2026-${at}</td>`).join('');
    const printed = await printWith({ extraHtml: `<div class="print-landscape" data-source="content/data/wide.mdx"><table><tr>${cells}</tr></table></div>` });
    expect(problemsOf(printed)).toHaveLength(1);
    expect(problemsOf(printed)[0]).toMatch(/^P106 content\/data\/wide\.mdx：表格（里面有「SKU-2026-10」）宽 \d+ mm，版心只容 261 mm；/);
  });

  it('说是横排、却没有横排的页给它：按竖排的版心量，说出源文件', async () => {
    const cells = Array.from({ length: 8 }, (_, at) => `<td class="code">SKU-2026-${at}-LONG</td>`).join('');
    const printed = await printWith({ extraHtml: `<div class="print-landscape" style="page: auto" data-source="content/data/lost.mdx"><table><tr>${cells}</tr></table></div>` });
    expect(problemsOf(printed)[0]).toMatch(/^P106 content\/data\/lost\.mdx：表格（里面有「SKU-2026-0-LONG」）宽 \d+ mm，版心只容 1\d\d mm；/);
  });

  it('正文里断不开的长编号也报告', async () => {
    const printed = await printWith({ extraHtml: `<article data-source="content/qc/long.mdx"><p>编号 ${'X'.repeat(120)}</p></article>` });
    expect(problemsOf(printed)).toHaveLength(1);
    expect(problemsOf(printed)[0]).toMatch(/^P106 content\/qc\/long\.mdx：内容（p）（里面有「X{24}……」）宽/);
  });

  it('指向不存在的或隐藏的元素，一次都说出来', async () => {
    const printed = await printWith({ extraHtml: '<p><a href="#nowhere">去</a><span class="page-no" data-target="gone"></span><a href="#veiled">藏</a></p><p id="veiled" hidden>藏</p>' });
    expect(problemsOf(printed)).toEqual(['P105 链接、页码或书签指向的元素不在打印页里，或被隐藏：#veiled、#nowhere、#gone。']);
  });

  it('图片取不到', async () => {
    const printed = await printWith({ extraHtml: '<img src="/missing.png" alt="缺图">' });
    expect(problemsOf(printed)[0]).toMatch(/^P103 打印页有资源取不到，书里会缺图或缺字体：http:\S+missing\.png（404）。$/);
  });

  it('字体文件取不到', async () => {
    const printed = await printWith({ extraCss: "@font-face{font-family:'Lost';src:url('/lost.woff2')}.lost{font-family:'Lost',var(--font-print-sans)}", extraHtml: '<p class="lost">字</p>' });
    expect(problemsOf(printed)[0]).toMatch(/^P103 打印页有资源取不到，书里会缺图或缺字体：http:\S+lost\.woff2（404）/);
  });

  it('页面自己改版面，印出来的页码还是真的', async () => {
    const restless = `<section id="restless" style="break-before: page"><div id="spring"></div><p id="after">跳动的目标</p><p>目标在 <span class="page-no" data-target="after"></span> 页</p></section>
<script>new MutationObserver(() => { document.getElementById('spring').style.height = '280mm'; }).observe(document.querySelector('#restless .page-no'), { childList: true });</script>`;
    const printed = await printWith({ extraHtml: restless });
    const texts = printed.ok ? await readPageTexts(printed.bytes) : problemsOf(printed);
    const labels = printed.ok ? await readLabels(printed.bytes) : [];
    const label = labels[texts.findIndex((text) => text.includes('跳动的目标'))];
    expect(squeeze(texts.join(''))).toContain(`目标在${label}页`);
  });

  it('比占位的记号还长的页码，版面照它重排一遍', async () => {
    const plan = { ...printPlan, pageLabels: printPlan.pageLabels.map((range) => (range.target === 'qc' ? { ...range, prefix: '正文的第若干页' } : range)) };
    const printed = await printWith({ plan });
    expect(problemsOf(printed)).toEqual([]);
    expect(printed.ok && printed.report.rounds).toBe(2);
    expect(printed.ok && squeeze((await readPageTexts(printed.bytes))[1])).toContain('第1章质量检验正文的第若干页1');
  });

  it('页码位里的字被脚本改掉，页码放不下，不会盖在别的字上', async () => {
    const cramped = `<p><span id="cramped" class="page-no" data-target="service" style="min-width: 0"></span></p>
<script>new MutationObserver(() => { const slot = document.getElementById('cramped'); if (slot.textContent !== '1') slot.textContent = '1'; }).observe(document.getElementById('cramped'), { childList: true });</script>`;
    const plan = { ...printPlan, pageLabels: printPlan.pageLabels.map((range) => (range.target === 'qc' ? { ...range, prefix: '正文' } : range)) };
    expect(problemsOf(await printWith({ extraHtml: cramped, plan }))).toEqual([expect.stringMatching(/^P201 印了 4 次，还有页码在页码位里放不下：#service；/)]);
  });

  it('随书字体里没有的字，说出是哪个字', async () => {
    const printed = await printWith({ extraHtml: '<p>藏文 ཀ，生僻字 𠮷</p>' });
    const said = problemsOf(printed).join('\n');
    // Where the machine has a font of its own with the character, Chromium takes that one.
    expect(said).toMatch(/P302 .*用到它的字：.*𠮷|P308 .*𠮷/);
    expect(said).toMatch(/P302 .*用到它的字：.*ཀ|P308 .*ཀ（U\+F40）/);
  });

  it('图没有替代文字、标题跳级，说出在第几页', async () => {
    const printed = await printWith({ extraHtml: '<h5>跳级</h5><figure><svg width="9" height="9"><rect width="9" height="9"/></svg><figcaption>图</figcaption></figure>' });
    expect(problemsOf(printed)).toEqual([
      expect.stringMatching(/^P305 标题跳级 1 处（第 \d+ 页）。$/),
      expect.stringMatching(/^P305 有 1 个图没有替代文字（第 \d+ 页）。$/),
    ]);
  });

  it('打印页的数据不完整', async () => {
    const printed = await printWith({ plan: { ...printPlan, date: '去年', title: '' } });
    expect(problemsOf(printed)[0]).toMatch(/^P101 打印页的 print-plan 不对：title：/);
  });

  it('网站里没有打印页', async () => {
    const site = await buildPrintSite();
    const printed = await printManual({ siteDir: site.directory, printPath: 'print/nothing/', log: silent });
    await site.remove();
    expect(problemsOf(printed)).toEqual(['P402 网站里没有打印页 /print/nothing/。']);
  });
});

it('一个浏览器也没有时，说清试过什么、怎么办', async () => {
  const found = await findBrowser([{ name: '本机安装的浏览器', offer: async () => Promise.resolve(['/no/such/chrome']) }], startBrowser, silent);
  expect(found).toMatchObject({ ok: false, problem: { code: 'P401', message: expect.stringContaining('/no/such/chrome 不能用') } });
});

async function printBytes(site: PrintSite): Promise<Uint8Array> {
  const printed = await printManual({ siteDir: site.directory, log: silent });
  if (!printed.ok) throw new Error(problemsOf(printed).join('\n'));
  return printed.bytes;
}

async function readLabels(bytes: Uint8Array): Promise<readonly string[]> {
  const doc = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const labels = (await doc.getPageLabels()) ?? [];
  await doc.loadingTask.destroy();
  return labels;
}

interface FlatEntry {
  readonly title: string;
  readonly level: number;
  readonly page: number;
}

type OutlineItems = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function flattenOutline(doc: PDFDocumentProxy, items?: OutlineItems, level = 1): Promise<readonly FlatEntry[]> {
  const flat: FlatEntry[] = [];
  for (const item of items ?? (await doc.getOutline())) {
    flat.push({ title: item.title, level, page: await pageOf(doc, item.dest) }, ...(await flattenOutline(doc, item.items, level + 1)));
  }
  return flat;
}

async function pageOf(doc: PDFDocumentProxy, destination: string | unknown[] | null): Promise<number> {
  const explicit = typeof destination === 'string' ? await doc.getDestination(destination) : destination;
  const ref: unknown = explicit?.[0];
  return typeof ref === 'object' && ref !== null ? (await doc.getPageIndex(ref as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1 : 0;
}

interface LinkAnnotation {
  readonly subtype: string;
  readonly dest?: string | unknown[] | null;
  readonly contentsObj?: { readonly str: string };
}

/** Every link with its spoken label and the page it leads to, 0 for one that leaves the book. */
async function listLinks(doc: PDFDocumentProxy): Promise<readonly { label: string; page: number }[]> {
  const links: { label: string; page: number }[] = [];
  for (let number = 1; number <= doc.numPages; number += 1) {
    const annotations = (await (await doc.getPage(number)).getAnnotations()) as readonly LinkAnnotation[];
    for (const { subtype, dest, contentsObj } of annotations) {
      if (subtype === 'Link') links.push({ label: contentsObj?.str ?? '', page: await pageOf(doc, dest ?? null) });
    }
  }
  return links;
}

/** The text of a page that belongs to a tag. */
async function taggedText(doc: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await doc.getPage(number)).getTextContent({ includeMarkedContent: true });
  let artifact = 0;
  let text = '';
  for (const item of items) {
    if ('str' in item) text += artifact > 0 ? '' : item.str;
    else if (item.type === 'endMarkedContent') artifact = Math.max(0, artifact - 1);
    else if (artifact > 0 || ('tag' in item && item.tag === 'Artifact')) artifact += 1;
  }
  return text;
}
