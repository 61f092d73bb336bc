import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

import type { PrintPlan } from '../../scripts/pdf/print-plan.ts';

export interface PrintSite {
  readonly directory: string;
  readonly remove: () => Promise<void>;
}

export const printPlan: PrintPlan = {
  title: '示范灯具 运营管理手册',
  author: '示范灯具有限公司',
  subject: 'OM-2026-001 V1.0 <正式版> & 附录',
  keywords: ['灯具', '质量', '仓储'],
  creator: '灯具运营管理手册',
  date: '2026-01-15',
  lang: 'zh-CN',
  outline: [
    { title: '目录', level: 1, target: 'contents' },
    { title: '第 1 章 质量检验', level: 1, target: 'qc' },
    { title: '1.1 来料检验', level: 2, target: 'qc-sop-001' },
    { title: '1.1.1 抽样', level: 3, target: 'qc-sop-001-sampling' },
    { title: '1.2 出货检验', level: 2, target: 'qc-sop-002' },
    { title: '第 2 章 仓储', level: 1, target: 'data' },
    { title: '第 3 章 售后', level: 1, target: 'service' },
  ],
  pageLabels: [
    { target: null, style: 'none', prefix: '封面' },
    { target: 'contents', style: 'r' },
    { target: 'qc', style: 'D' },
  ],
  linkLabels: { qc: '第 1 章 质量检验', 'qc-sop-001': '《来料检验》QC-SOP-001', data: '第 2 章 仓储' },
  rectoTargets: ['qc', 'data', 'service'],
};

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const paragraph = '检验员按照抽样方案从来料批中随机抽取样本，核对规格、数量与外观，记录色温、光通量与显色指数，判定合格后方可入库。';

const rows = Array.from({ length: 90 }, (_, at) => `<tr><td>${at + 1}</td><td>项目 ${at + 1}</td><td>≥ ${at} lm，≤ ${at + 9} ℃</td><td>☑ 合格</td></tr>`).join('');

const entry = (id: string, title: string): string =>
  `<li><a href="#${id}">${title}</a><span class="page-no" data-target="${id}"></span></li>`;

const wideColumns = Array.from({ length: 9 }, (_, at) => at + 1);

const body = `
<section class="cover"><h1>示范灯具 运营管理手册</h1><p>共 <span class="page-total"></span> 页</p></section>
<section id="contents" class="front"><h2>目录</h2><ol class="contents">
${entry('qc', '第 1 章 质量检验')}${entry('qc-sop-001', '1.1 来料检验')}${entry('qc-sop-002', '1.2 出货检验')}${entry('data', '第 2 章 仓储')}${entry('service', '第 3 章 售后')}
</ol></section>
<section id="qc" class="chapter qc"><h2>第 1 章 质量检验</h2>
<article id="qc-sop-001" data-source="content/qc/iqc.mdx"><h3>1.1 来料检验</h3>${`<p>${paragraph}</p>`.repeat(12)}
<h4 id="qc-sop-001-sampling">1.1.1 抽样</h4><p>样本量 φ25 mm，检验水平 II，公差 ±0.5 μm，→ 见《出货检验》第 <span class="page-no" data-target="qc-sop-002"></span> 页 <a href="#qc-sop-002">QC-SOP-002</a>。</p>
<ul><li>☐ 外观</li><li class="tinted"><p>☑ 尺寸</p></li><li>✓ 性能 <a href="https://example.com/std">标准原文</a><ul><li>① 光通量</li><li>② 色温</li></ul></li></ul>
<table><caption>表 1-1 检验项目</caption><thead><tr><th scope="col">序</th><th scope="col">项目</th><th scope="col">限值</th><th scope="col">结论</th></tr></thead><tbody>${rows}</tbody></table>
</article>
<article id="qc-sop-002" data-source="content/qc/oqc.mdx"><h3>1.2 出货检验</h3>${`<p>${paragraph}</p>`.repeat(30)}
<svg role="img" aria-label="图 1-1 流程" viewBox="0 0 400 80" width="100%"><rect width="120" height="40" fill="#eee"/><text x="10" y="25">开始</text><g transform="rotate(10) scale(.5)"><rect x="300" width="90" height="40" fill="#8f4f00"/></g></svg>
</article></section>
<section id="data" class="chapter"><h2>第 2 章 仓储</h2><p><strong>加粗：☑ ≥ 5 ℃，钪、喆、镕。</strong></p>
<div class="print-landscape" data-source="content/data/stock.mdx"><h3>2.1 库存台账</h3><table><thead><tr>${wideColumns.map((at) => `<th scope="col">第 ${at} 列标题</th>`).join('')}</tr></thead><tbody>${`<tr>${wideColumns.map((at) => `<td class="code">SKU-2026-${at}</td>`).join('')}</tr>`.repeat(8)}</tbody></table></div></section>
<section id="service" class="chapter"><h2>第 3 章 售后</h2><p>${paragraph}</p><p>返回 <a href="#data">仓储</a>。</p></section>`;

const style = `
@import '${projectRoot}templates/shell/styles/print-fonts.css';
@page { size: A4; margin: 22mm 20mm; @top-left { content: '运营管理手册'; font: 9pt 'Manual Sans' } @bottom-right { content: '第 ' counter(page, print-page) ' 页，共 ' counter(pages, print-total) ' 页'; font: 9pt 'Manual Sans' } }
@page qc { @top-right { content: '质量检验'; font: 9pt 'Manual Sans' } }
@page wide { size: A4 landscape; margin: 18mm }
html { font: 10.5pt/1.6 var(--font-print-sans); line-break: strict }
body { margin: 0 }
h1, h2 { font-family: var(--font-print-serif); break-after: avoid }
.front, .chapter { break-before: page }
.qc { page: qc }
.print-landscape { page: wide }
table { border-collapse: collapse; inline-size: 100% }
tr { break-inside: avoid }
th, td { border: 0.5pt solid #999; padding: 1mm 2mm }
th { background: #eee }
.code { white-space: nowrap }
.tinted { background: #fdeccb }
.page-no, .page-total { display: inline-block; min-width: 2.4em; text-align: right; font-variant-numeric: tabular-nums }
.contents li { display: flex; justify-content: space-between }`;

export interface PrintSiteOptions {
  readonly extraHtml?: string;
  readonly extraCss?: string;
  readonly plan?: unknown;
  readonly ready?: boolean;
}

/** A built site with one small book, of the same shape as the manual's print page, in a folder of its own. */
export async function buildPrintSite({ extraHtml = '', extraCss = '', plan = printPlan, ready = true }: PrintSiteOptions = {}): Promise<PrintSite> {
  const root = await mkdtemp(path.join(tmpdir(), 'print-site-'));
  const page = path.join(root, 'print/manual/index.html');
  await mkdir(path.dirname(page), { recursive: true });
  await writeFile(path.join(root, 'print/manual/book.css'), style + extraCss);
  await writeFile(
    page,
    `<!doctype html><html lang="zh-CN"${ready ? ' data-ready' : ''}><head><meta charset="utf-8"><title>手册</title><link rel="stylesheet" href="./book.css"></head><body>${body}${extraHtml}
<script type="application/json" id="print-plan">${JSON.stringify(plan)}</script></body></html>`,
  );
  const directory = path.join(root, 'dist');
  await build({ root, logLevel: 'error', configFile: false, build: { outDir: directory, rollupOptions: { input: page } } });
  return { directory, remove: async () => rm(root, { recursive: true, force: true }) };
}
