import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexSite } from '../../scripts/node/index-site.ts';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import type { SearchAnswer, SearchRequest } from '../../src/client/search/answer/search-answer.ts';
import { openEngine } from '../../src/client/search/engine/open-engine.ts';
import { openSearchSession } from '../../src/client/search/engine/search-session.ts';
import { writeSearchSite, type SearchSite } from '../support/search-site/write-search-site.ts';

let site: SearchSite;
let server: SiteServer;
let session: (request: SearchRequest) => Promise<SearchAnswer>;

beforeAll(async () => {
  site = await writeSearchSite();
  server = await serveSite({ directory: site.dir });
  session = await openSearchSession(new URL(server.url));
});
afterAll(async () => {
  await server.close();
  await site.remove();
});

const ask = (query: string, choice = {}): Promise<SearchAnswer> => session({ query, choice, limit: 12, waitForFacets: true });
const titles = ({ hits }: SearchAnswer): readonly string[] => hits.map(({ title }) => title.map(({ text }) => text).join(''));
const markedIn = (pieces: readonly { readonly text: string; readonly marked: boolean }[] | undefined): readonly string[] => (pieces ?? []).filter(({ marked }) => marked).map(({ text }) => text);

describe('索引', () => {
  const readIndex = async (): Promise<readonly string[]> => {
    const folder = join(site.dir, 'pagefind');
    const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(paths.sort().map(async (path) => `${path} ${(await readFile(path)).toString('base64')}`));
  };
  test('只收正文页，不收打印页与首页；登记册的条目各成一条，已经有页的不重复', () => {
    expect(site.pages).toBe(41);
    expect(site.records).toBe(3);
  });
  test('同一网站两次建成的索引逐字节相同，旧文件不留', async () => {
    const first = await readIndex();
    await indexSite({ siteDir: site.dir });
    expect(await readIndex()).toEqual(first);
  });
});

describe('自己读索引文件', () => {
  const foundBy = async (tokens: string): Promise<readonly string[]> => {
    const engine = await openEngine(new URL(server.url));
    return Promise.all((await engine.search(tokens)).map(async ({ page }) => (await engine.read(page)).meta['title'] ?? ''));
  };
  test('索引里有跨词的相邻两字：「料检」在「来料检验」里', async () => {
    expect(await foundBy('"料检"')).toContain('来料检验');
  });
  test('要的词页上都得有；连写的四个字是一个词，不是两个', async () => {
    expect(await foundBy('安全 库存')).toContain('安全库存与补货');
    expect(await foundBy('"库存报价"')).toEqual([]);
    expect(await foundBy('安全 库存 没有的词')).toEqual([]);
  });
  test('带星号的可以没打完，不带的、引号里的要整个词', async () => {
    expect(await foundBy('qcsop00*')).toContain('成品出货检验');
    expect(await foundBy('qcsop00')).toEqual([]);
    expect(await foundBy('"qcsop00"')).toEqual([]);
  });
  test('找到的位置就是那个词在页上的位置', async () => {
    const engine = await openEngine(new URL(server.url));
    const matches = await engine.match('检验');
    expect(matches.size).toBeGreaterThan(5);
    for (const [page, { places }] of matches) {
      const { words } = await engine.read(page);
      for (const at of places) expect(`${words[at] ?? ''}${words[at + 1] ?? ''}`).toContain('检验');
    }
  });
  test('索引不在，或换了版本，说得出原因', async () => {
    await expect(openEngine(new URL('none/', server.url))).rejects.toThrow();
  });
});

describe('找得到', () => {
  test.each([
    ['词的一部分', '料检', '来料检验'],
    ['整个标题', '来料检验', '来料检验'],
    ['编号', 'QC-SOP-003', '成品出货检验'],
    ['编号的简写', 'qcsop3', '成品出货检验'],
    ['编号的另一种简写', 'qc003', '成品出货检验'],
    ['拼音', 'laijian', '来料检验'],
    ['打错的首字母', 'ljjy', '来料检验'],
    ['首字母', 'aqkc', '安全库存与补货'],
    ['错别字', '来科检验', '来料检验'],
    ['同音字', '安全酷存', '安全库存与补货'],
    ['繁体', '來料檢驗', '来料检验'],
    ['繁体又打错一字', '來科檢驗', '来料检验'],
    ['问句', '退货多少天内', '退换货处理'],
    ['问故障', '灯一直闪怎么办', '频闪与不亮的故障排查'],
    ['问谁', '谁批准特采', '特采与让步接收'],
    ['全角', 'ＩＰ６５', '防水防尘试验'],
    ['单位', '3000K', '来料检验'],
    ['标准号', 'GBT7000.1', '认证管理'],
    ['数字的另一种写法', '7天无理由', '退换货处理'],
    ['同义词', '死库存', '呆滞料处理'],
    ['行话', '镇流器', '备件管理'],
    ['百分数', '98.5%', '一次合格率'],
    ['汉字夹拼音', '来料jianyan', '来料检验'],
  ])('%s：%s → %s', async (_, query, title) => {
    expect(titles(await ask(query))[0]).toBe(title);
  });
  test('换了说法要说出来', async () => {
    expect(await ask('来科检验')).toMatchObject({ query: '来科检验', corrected: '来料检验' });
    expect((await ask('来料检验')).corrected).toBeUndefined();
  });
  test('术语直接回答，问句也一样', async () => {
    expect((await ask('什么是色温')).instant).toMatchObject({ term: '色温', kind: '术语', href: '/terms/#cct' });
    expect((await ask('色温计算')).instant).toBeUndefined();
  });
  test('术语的别名也直接回答，答过的不再列一遍', async () => {
    const answer = await ask('CCT');
    expect(answer.instant?.term).toBe('色温');
    expect(answer.hits.map(({ href }) => href)).not.toContain('/terms/#cct');
  });
  test.each([['gbt2828.1', 'GB/T 2828.1-2012', '/standards/#gb-t-2828-1'], ['KPI-QA-1', 'KPI-QA-01', '/kpis/#kpi-qa-01'], ['fpy', 'KPI-QA-01', '/kpis/#kpi-qa-01']])('登记册的条目：%s → %s', async (query, code, href) => {
    expect((await ask(query)).hits[0]).toMatchObject({ code, href });
  });
  test('标出查询，直达那一步', async () => {
    const [first] = (await ask('致命缺陷 AQL')).hits;
    expect(first?.sections[0]?.href).toBe('/iqc/#s1-1');
    expect(markedIn(first?.sections[0]?.excerpt)).toEqual(['致命缺陷 AQL']);
  });
  test('带编号、类型、状态、章节', async () => {
    expect((await ask('来料检验')).hits[0]).toMatchObject({ code: 'QC-SOP-001', type: '程序', status: '生效', chapter: '质量管理', href: '/iqc/' });
  });
  test('只沾一点边的排在相关结果里', async () => {
    const { hits } = await ask('直播 质保');
    expect(titles({ hits } as SearchAnswer)[0]).toBe('直播带货');
    expect(hits[0]?.loose).toBe(false);
    expect(hits.some(({ loose }) => loose)).toBe(true);
    expect(hits.map(({ loose }) => loose)).toEqual(hits.map(({ loose }) => loose).toSorted());
  });
});

describe('找不到', () => {
  test('毫无关系的字没有结果', async () => {
    expect(await ask('魑魅魍魉')).toMatchObject({ total: 0, hits: [], nearest: [] });
  });
  test('给出相近的说法', async () => {
    const answer = await ask('魑魅魍库');
    expect(answer.hits.every(({ loose }) => loose)).toBe(true);
    expect(answer.nearest).toContain('安全库存与补货');
  });
  test('空查询没有结果也不出错', async () => {
    expect(await ask('  ')).toMatchObject({ total: 0, hits: [], nearest: [] });
  });
});

describe('筛选', () => {
  test('按章节只留下那一章，其余章节的数量还在', async () => {
    const all = await ask('检验');
    const quality = await ask('检验', { chapter: '质量管理' });
    expect(quality.total).toBe(all.facets['chapter']?.['质量管理']);
    expect(quality.hits.every(({ chapter }) => chapter === '质量管理')).toBe(true);
    expect(quality.facets['chapter']).toEqual(all.facets['chapter']);
  });
  test('每个标题的任何一段都能找到它自己', async () => {
    for (const title of ['来料检验', '安全库存与补货', '退换货处理', '测量设备校准', '供应商准入与评价']) {
      for (let start = 0; start + 3 <= title.length; start += 1) expect(titles(await ask(title.slice(start, start + 3)))).toContain(title);
    }
  });
});

describe('同一个查询再问', () => {
  test('筛选、计数、多要几条，都不再取文件', async () => {
    const asked = await openSearchSession(new URL(server.url));
    const request = { query: '检验', choice: {}, limit: 12, waitForFacets: true };
    const first = await asked(request);
    const { fetch } = globalThis;
    globalThis.fetch = () => Promise.reject(new Error('不该再取文件'));
    try {
      const fewer = await asked({ ...request, limit: 3 });
      const chosen = await asked({ ...request, choice: { chapter: '质量管理' }, limit: 3 });
      expect(fewer.hits.map(({ id }) => id)).toEqual(first.hits.slice(0, 3).map(({ id }) => id));
      expect(chosen.total).toBe(first.facets['chapter']?.['质量管理']);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});

describe('没有分词词典', () => {
  test('词的一部分、问句、错别字照样找到', async () => {
    const { Segmenter } = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      const plain = await openSearchSession(new URL(server.url));
      for (const [query, title] of [['料检', '来料检验'], ['退货多少天内', '退换货处理'], ['来科检验', '来料检验'], ['谁批准特采', '特采与让步接收']] as const) {
        expect(titles(await plain({ query, choice: {}, limit: 12, waitForFacets: false }))[0]).toBe(title);
      }
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});
