import fc from 'fast-check';
import { openWordCutter } from '../../../src/client/search/query/segment-words.ts';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/client/search/answer/excerpt.ts';
import { markText } from '../../../src/client/search/answer/mark-text.ts';
import { pageSections } from '../../../src/client/search/answer/page-sections.ts';
import { mergeCandidates, type Candidate } from '../../../src/client/search/ranking/candidate.ts';
import { countFacets, filterByChoice } from '../../../src/client/search/ranking/facet-counts.ts';
import { relaxCandidates, relaxedUnits } from '../../../src/client/search/ranking/relax-query.ts';
import { preparePageText, type PageText } from '../../../src/client/search/ranking/page-text.ts';
import { rerankPage } from '../../../src/client/search/ranking/rerank.ts';
import { readIntent } from '../../../src/client/search/query/read-intent.ts';
import { planQuery } from '../../../src/client/search/query/plan-query.ts';
import { describeAnswer } from '../../../src/client/search/view/describe-answer.ts';
import { addHighlight, parseHighlight } from '../../../src/client/search/view/highlight-address.ts';
import { latestOnly } from '../../../src/client/search/view/latest-only.ts';
import { addRecent, parseRecent } from '../../../src/client/search/view/recent-searches.ts';
import type { EngineResult, FacetPages, PageFragment } from '../../../src/client/search/engine/engine-contract.ts';

const marked = (text: string, terms: readonly string[]): readonly string[] => markText(text, terms).map(([start, end]) => text.slice(start, end));
const fragment = (changes: Partial<PageFragment>): PageFragment => ({ url: '/iqc/', content: '', words: [], meta: {}, ...changes });
const result = (page: number, score: number): EngineResult => ({ page, score, inText: true });

describe('高亮', () => {
  test('整个查询出现时只标整个查询', () => {
    expect(marked('来料检验按检验水平', ['来料检验', '来料', '检验'])).toEqual(['来料检验']);
  });
  test('不出现时标其中的词', () => {
    expect(marked('检验来料', ['来料检验', '来料', '检验'])).toEqual(['检验来料']);
  });
  test('离得近的单字可以标，离得远的不标', () => {
    expect(marked('退换货处理', ['退货'])).toEqual(['退', '货']);
    expect(marked('退回以后再说，又过了很久才发货', ['退货'])).toEqual([]);
  });
  test('英文跨空格、连字符，从词头起', () => {
    expect(marked('按 GB/T 7000.1 与 QC-SOP-003', ['gbt7000.1'])).toEqual(['GB/T 7000.1']);
    expect(marked('色温 3000 K', ['3000k'])).toEqual(['3000 K']);
    expect(marked('labeled', ['led'])).toEqual([]);
  });
  test('任何查询都不越界、不重叠', () => {
    const text = '来料检验 (AQL 0.65) 退[换]货.*';
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (terms) => {
      const spans = markText(text, terms);
      expect(spans.every(([start, end], at) => start < end && end <= text.length && start >= (spans[at - 1]?.[1] ?? 0))).toBe(true);
    }));
  });
});

describe('摘录', () => {
  const text = `${'前面的话。'.repeat(20)}致命缺陷 AQL 取 0。${'后面的话。'.repeat(20)}`;
  test('取标记最密的一段，两头省略', () => {
    const { pieces, score } = excerptOf(text, ['致命缺陷']);
    expect(pieces.map((piece) => piece.text).join('')).toMatch(/^….*致命缺陷 AQL 取 0。.*…$/u);
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(['致命缺陷']);
    expect(score).toBeGreaterThan(0);
  });
  test('没有标记时从头开始', () => {
    expect(excerptOf(text, ['无关']).pieces[0]?.text.startsWith('前面的话')).toBe(true);
  });
  test('索引补的句点换成句号，补的空格去掉', () => {
    expect(excerptOf('抽样. 按标准， 3000 K', ['无']).pieces[0]?.text).toBe('抽样。按标准，3000 K');
  });
});

describe('页面的章节', () => {
  const page = fragment({
    words: ['来料', '检验', '. ', '抽样', '. ', '先', '抽', '. ', '再', '判', '. ', '相关', '文件', '. ', '退货', '.'],
    anchors: [
      { element: 'h2', id: 's1', text: '抽样', location: 3 }, { element: 'li', id: 's1-2', location: 8 },
      { element: 'h2', id: 'related', text: '相关文件', location: 11 },
    ],
  });
  test('按标题切开，标题不重复', () => {
    expect(pageSections(page).map(({ title, text, href }) => ({ title, text, href }))).toEqual([
      { title: '抽样', text: '先抽. 再判. ', href: '/iqc/#s1' }, { title: '相关文件', text: '退货.', href: '/iqc/#related' },
    ]);
  });
  test('带锚点的步骤记下位置，样板章节另作标记', () => {
    const [first, last] = pageSections(page);
    expect(first?.targets).toEqual([{ id: 's1-2', offset: 4 }]);
    expect([first?.quiet, last?.quiet]).toEqual([false, true]);
  });
});

describe('合并与排序', () => {
  const candidate = (page: number, score: number, origin: Candidate['origin']): Candidate => ({ result: result(page, score), score, origin, term: origin });
  test('每页一条，取最高分的理由', () => {
    expect(mergeCandidates([[candidate(1, 1, 'direct')], [candidate(1, 2, 'synonym'), candidate(2, 1.5, 'direct')]]).map(({ result: { page }, origin }) => [page, origin])).toEqual([[1, 'synonym'], [2, 'direct']]);
  });
  test('放宽的匹配只加分，不改理由', () => {
    expect(mergeCandidates([[candidate(1, 1, 'direct')], [candidate(1, 3, 'relaxed')]])[0]).toMatchObject({ origin: 'direct', score: 3 });
  });
  test('放宽时少见的词比常见的词重要，沾边太少的不要', () => {
    const plan = planQuery('特采 批准', 1, 'direct', (han) => [han]);
    const [rare, common] = relaxedUnits(plan, (han) => [han], new Map([['特采', ['让步接收']]]));
    expect(rare).toEqual({ tokens: '特采', others: ['让步接收'], kind: 'word' });
    if (rare === undefined || common === undefined) throw new Error('两个词都应当在');
    const everywhere = Array.from({ length: 20 }, (_, at) => result(at, 1));
    const found = relaxCandidates([{ unit: rare, results: [result(0, 1)] }, { unit: common, results: everywhere }], 40, 1, '特采批准');
    expect(found.map((each) => each.result.page)).toEqual([0]);
  });
  const cut = openWordCutter();
  const read = (meta: Readonly<Record<string, string>>, heading: string): PageText => preparePageText({
    url: '/p/', content: '呆滞料 处理', words: ['呆滞料', ' ', '处理'], meta,
    anchors: heading === '' ? [] : [{ element: 'h2', id: 'a', text: heading, location: 0 }],
  });
  const scoreOf = (query: string, page: PageText, titles: readonly string[] = []): number =>
    rerankPage({ result: result(1, 1), score: 1, origin: 'direct', term: query }, page, { queries: [query], titles, words: [[query]], intent: readIntent(query), cut }).score;
  test('问做法，同名的表单排在文件之后', () => {
    const form = read({ title: '呆滞料处理', type: '表单', code: 'FM-WH-07' }, '');
    const procedure = read({ title: '呆滞料处理', type: '作业程序', code: 'SC-SOP-015' }, '处理');
    expect(scoreOf('呆滞料怎么处理', form)).toBeLessThan(scoreOf('呆滞料怎么处理', procedure));
    expect(scoreOf('呆滞料处理', form)).toBe(scoreOf('呆滞料处理', procedure));
  });
  test('只列出别的页的，排在讲这件事的文件之后', () => {
    const list = read({ title: '指标走势', type: '数据' }, '处理');
    const role = read({ title: '指标走势', type: '岗位' }, '处理');
    const procedure = read({ title: '指标走势', type: '作业程序', code: 'DA-SOP-001' }, '处理');
    expect(scoreOf('呆滞料', list)).toBeLessThan(scoreOf('呆滞料', role));
    expect(scoreOf('呆滞料', role)).toBeLessThan(scoreOf('呆滞料', procedure));
  });
  test('查询里有页名时，页里要有查询的其余词才算问它', () => {
    const page = read({ title: '呆滞料', type: '作业程序', code: 'SC-SOP-015' }, '处理');
    const score = (words: readonly (readonly string[])[], query: string): number =>
      rerankPage({ result: result(1, 1), score: 1, origin: 'direct', term: query }, page, { queries: [query], titles: [], words, intent: readIntent(''), cut }).score;
    expect(score([['呆滞料'], ['处理']], '呆滞料的处理')).toBeGreaterThan(score([['呆滞料'], ['灯罩']], '呆滞料的灯罩'));
  });
  test('名称只打了一半，断在一个词的中间：就是要找它', () => {
    const role = read({ title: '生产班长', type: '岗位' }, '处理');
    expect(scoreOf('生产班', role)).toBeGreaterThan(1.4 * scoreOf('生产', role));
    const [procedure, form] = [read({ title: '来料检验', type: '作业程序', code: 'QC-SOP-003' }, '处理'), read({ title: '来料检验', type: '表单', code: 'FM-QA-01' }, '')];
    expect(scoreOf('料检', form)).toBeLessThan(scoreOf('料检', procedure));
  });
  test('名称末尾括号里的可以不写', () => {
    const procedure = read({ title: '呆滞料报告管理', type: '作业程序', code: 'SC-SOP-015' }, '处理');
    const form = read({ title: '呆滞料报告（NCR）', type: '表单', code: 'FM-WH-07' }, '');
    expect(scoreOf('呆滞料报告', form)).toBeGreaterThan(scoreOf('呆滞料报告', procedure));
  });
  test('标题里一个词都不缺，次序不同也算标题', () => {
    const score = (title: string): number => {
      const wanted = { queries: ['混料贴错标签'], titles: [], words: [['混料'], ['贴错'], ['错标', '标签']], intent: readIntent(''), cut };
      return rerankPage({ result: result(1, 1), score: 1, origin: 'direct', term: '混料贴错标签' }, read({ title, type: '风险', code: 'RK-21' }, ''), wanted).score;
    };
    expect(score('批量贴错标签或混料')).toBeGreaterThan(1.5 * score('批量贴错标签'));
  });
  test('问填哪张表，表单不因为是问句排到后面', () => {
    const form = read({ title: '呆滞料处理申请单', type: '表单', code: 'FM-WH-07' }, '');
    expect(scoreOf('呆滞料填什么表', form)).toBeGreaterThan(4 * scoreOf('呆滞料怎么办', form));
  });
  test('只在别的名称里写着它的，不算写着它', () => {
    const procedure = read({ title: '退料', type: '作业程序', code: 'SC-SOP-012' }, '处理');
    expect(scoreOf('呆滞料', procedure, ['呆滞料处理', '退料'])).toBeLessThan(scoreOf('呆滞料', procedure, ['退料', '呆滞料']));
  });
  test('条目的名称里一个查询的词也没有，只是提到它', () => {
    const named = read({ title: '呆滞料积压', type: '风险', code: 'RK-30' }, '');
    const mentioning = read({ title: '资金占用', type: '风险', code: 'RK-31' }, '');
    const byAnotherName = read({ title: '积压', names: '呆滞料|死库存', type: '术语', answer: '放久了的料' }, '');
    for (const entry of [named, byAnotherName]) expect(scoreOf('呆滞料', entry)).toBeGreaterThan(2 * scoreOf('呆滞料', mentioning));
  });
  test('没有小标题的条目整条算一节', () => {
    const { flatSections } = read({ title: '呆滞积压', type: '风险' }, '');
    expect(flatSections).toEqual([{ title: '呆滞积压', text: '呆滞积压呆滞料处理' }]);
  });
  test('点了名的那一类排在前面，同名时文件排在工具前面', () => {
    const course = read({ title: '抽样', type: '课程', code: 'TR-03' }, '');
    expect(scoreOf('抽样课程', course)).toBeGreaterThan(3 * scoreOf('抽样课程', read({ title: '抽样', type: '岗位', code: 'TR-03' }, '')));
    expect(scoreOf('抽样', read({ title: '抽样方案', type: '工具' }, '计算'))).toBeLessThan(scoreOf('抽样', read({ title: '抽样方案', type: '作业程序', code: 'A-1' }, '计算')));
  });
});

describe('筛选', () => {
  const facets: FacetPages = new Map([
    ['chapter', new Map([['质量', new Set([1, 2])], ['供应链', new Set([3])]])],
    ['type', new Map([['程序', new Set([1, 3])], ['标准', new Set([2])]])],
  ]);
  test('各项条件同时成立', () => {
    expect(filterByChoice([1, 2, 3], facets, { chapter: '质量', type: '程序' })).toEqual([1]);
  });
  test('数量按其余条件计算，换一个值时不会落空', () => {
    expect(countFacets([1, 2, 3], facets, { chapter: '质量' })).toEqual({ chapter: { 质量: 2, 供应链: 1 }, type: { 程序: 1, 标准: 1 } });
  });
});

describe('文字与地址', () => {
  const answer = { query: '来科检验', total: 3, hits: [], facets: {}, facetsPending: false, nearest: [], engine: 'layer' } as const;
  test('说明换了什么说法、有几篇', () => {
    expect(describeAnswer({ ...answer, corrected: '来料检验' })).toBe('已显示「来料检验」的结果，共 3 篇');
    expect(describeAnswer({ ...answer, total: 0 })).toBe('没有找到「来科检验」');
    expect(describeAnswer({ ...answer, engine: 'stock' })).toBe('共 3 篇（基本搜索：本浏览器启动不了增强搜索）');
    expect(describeAnswer({ ...answer, query: ' ' })).toBe('');
    const loose = { id: '', href: '', title: [], code: '', named: false, words: [], type: '', status: '', chapter: '', excerpt: [], sections: [], loose: true, traceless: false };
    expect(describeAnswer({ ...answer, hits: [loose] })).toBe('没有完全符合「来科检验」的内容，以下 3 篇可能相关');
  });
  test('要标的词放进地址，锚点留在最后', () => {
    expect(addHighlight('/iqc/#s1', ['来料 检验', 'a&b'])).toBe('/iqc/?hl=%E6%9D%A5%E6%96%99%20%E6%A3%80%E9%AA%8C&hl=a%26b#s1');
    expect(addHighlight('/iqc/', [])).toBe('/iqc/');
  });
  test('放进去的词能原样取出', () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1, unit: 'grapheme' }).filter((word) => word.isWellFormed()), { maxLength: 6 }), (words) => {
      expect(parseHighlight(new URL(addHighlight('/x/#y', words), 'http://localhost').search)).toEqual(words);
    }));
  });
  test('最近搜索：不重复，新的在前，最多八条，坏数据当作没有', () => {
    expect(addRecent(['b', 'a'], ' a ')).toEqual(['a', 'b']);
    expect(addRecent([...'12345678'], '9')).toEqual([...'91234567']);
    expect(addRecent(['a'], '  ')).toEqual(['a']);
    expect(parseRecent('{"a":1}')).toEqual([]);
    expect(parseRecent('坏')).toEqual([]);
  });
  test('打字快时只跑第一个和最后一个查询', async () => {
    const ran: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const run = latestOnly(async (query: string) => { ran.push(query); await gate.promise; });
    for (const query of ['来', '来料', '来料检']) run(query);
    gate.resolve(undefined);
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    expect(ran).toEqual(['来', '来料检']);
  });
});
