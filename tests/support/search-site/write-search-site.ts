import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { indexSite, type IndexedSite } from '../../../scripts/node/index-site.ts';
import { listVocabulary } from '../../../src/domain/text/vocabulary.ts';
import type { SearchSource } from '../../../src/search/assistance-file.ts';
import type { SearchRecord } from '../../../src/search/search-record.ts';
import { buildAssistance, buildSynonyms } from '../../../src/search/build-assistance.ts';
import { bundleClient, readDialogMarkup, readStyles } from './bundle-client.ts';
import { fixturePages } from './pages.ts';
import { renderMain, renderPage } from './render-page.ts';

/** What a site would tell the search about itself. */
export const fixtureSource: SearchSource = {
  phrases: fixturePages.flatMap((page) => [page.title, ...page.sections.map(([heading]) => heading)]),
  synonyms: [['退货', '退换货', 'RMA', '退单'], ['来料检验', '进料检验', 'IQC'], ['驱动电源', '镇流器', '变压器'], ['呆滞料', '死库存']],
  latin: fixturePages.map((page) => page.code),
  vocabulary: listVocabulary(fixturePages.flatMap((page) => [page.title, ...page.sections.flat()])),
};

/** What the fixture site has in its registers. */
const fixtureRecords: readonly SearchRecord[] = [
  { href: '/terms/#cct', title: '色温', names: ['CCT'], code: '', type: '术语', status: '', roles: [], text: '色温。同义词：CCT。定义：光源发光颜色与黑体在某一温度下的颜色相同时，黑体的温度，单位 K。', answer: '光源发光颜色与黑体在某一温度下的颜色相同时，黑体的温度，单位 K。' },
  { href: '/standards/#gb-t-2828-1', title: '计数抽样检验程序', names: [], code: 'GB/T 2828.1-2012', type: '标准', status: '现行', roles: [], text: '计数抽样检验程序。GB/T 2828.1-2012。状态：现行。', answer: '' },
  { href: '/kpis/#kpi-qa-01', title: '一次合格率指标', names: ['FPY'], code: 'KPI-QA-01', type: '指标', status: '', roles: ['质量经理'], text: '一次合格率指标。KPI-QA-01。英文缩写：FPY。责任岗位：质量经理。', answer: '' },
  { href: '/iqc/', title: '来料检验', names: [], code: 'QC-SOP-001', type: '程序', status: '', roles: [], text: '来料检验', answer: '' },
];

const writePage = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
};

export interface SearchSite extends IndexedSite {
  readonly dir: string;
  readonly remove: () => Promise<void>;
}

/** Writes the fixture site with its index, and with dialog and client where asked for, into a temporary folder. */
export const writeSearchSite = async ({ base = '/', client = false } = {}): Promise<SearchSite> => {
  const dir = await mkdtemp(join(tmpdir(), 'search-site-'));
  const body = client ? `${await readDialogMarkup()}<script type="module" src="${base}start-search.js"></script>` : '';
  const pages = fixturePages.map((page) => ({ path: `${page.slug}/index.html`, html: renderPage(page.title, renderMain(page), base, body) }));
  await Promise.all([
    ...pages.map(({ path, html }) => writePage(join(dir, path), html)),
    writePage(join(dir, 'index.html'), renderPage('首页', '<main><h1>首页</h1></main>', base, body)),
    writePage(join(dir, 'print/iqc/index.html'), renderPage('打印', '<main data-pagefind-body><h1 data-pagefind-meta="title">打印来料检验</h1></main>', base)),
    writePage(join(dir, 'search/records.json'), JSON.stringify(fixtureRecords)),
    writePage(join(dir, 'search/assist.json'), JSON.stringify(buildAssistance(fixtureSource))),
    writePage(join(dir, 'search/synonyms.json'), JSON.stringify(buildSynonyms(fixtureSource))),
  ]);
  if (client) await Promise.all([bundleClient(dir), writePage(join(dir, 'site.css'), await readStyles())]);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }), ...(await indexSite({ siteDir: dir })) };
};
