import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJudgedSet, type BenchAnswer, type JudgedQuery } from '../../scripts/bench/judged-query.ts';
import { nameOf, scoreAnswer, summarise } from '../../scripts/bench/score-answers.ts';
import { openSearchBench, type SearchBench } from '../../scripts/node/search-bench.ts';
import { builtSite } from '../support/built-site.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';

let chrome: LaunchedBrowser;
let bench: SearchBench;

beforeAll(async () => {
  chrome = await launchBrowser();
  bench = await openSearchBench((await builtSite()).dir, chrome.browser);
});
afterAll(async () => {
  await bench.close();
  await chrome.close();
});

const readJudged = async (half: string): Promise<readonly JudgedQuery[]> =>
  parseJudgedSet(JSON.parse(await readFile(new URL(`../fixtures/search/${half}.json`, import.meta.url), 'utf8')));

const ask = async (query: string): Promise<BenchAnswer> => {
  const [answer] = await bench.askAll('layer', [query]);
  if (answer === undefined) throw new Error(`没有回答：${query}`);
  return answer;
};

describe('真实手册上的搜索', () => {
  test('判定集的两半：前五条里的召回不低于 0.93，找不到的不超过 2%', async () => {
    const judged = [...(await readJudged('tuning')), ...(await readJudged('blind'))];
    const answers = await bench.askAll('layer', judged.map(({ query }) => query));
    const scored = judged.flatMap((one, at) => answers.slice(at, at + 1).map((answer) => scoreAnswer(one, answer, () => '')));
    const { queries, recall, empty } = summarise(scored);
    expect(queries).toBeGreaterThanOrEqual(250);
    expect(empty).toBeLessThanOrEqual(0.02);
    expect(recall).toBeGreaterThanOrEqual(0.93);
  });
  test.each([
    ['术语直接给出定义', '什么是色温', '术语/色温'],
    ['指标', 'kpiqa01', 'KPI-QA-01'],
    ['标准', 'gbt2828.1', 'GB/T 2828.1-2012'],
    ['表单', '收料单', 'FM-WH-01'],
    ['岗位', '仓管员', '岗位/仓管员'],
    ['风险', 'rk22', 'RK-22'],
    ['课程', 'TR-08', 'TR-08'],
    ['日历', 'CAL-11-06', 'CAL-11-06'],
    ['工具', '照度估算', '工具/照度估算'],
  ])('什么都找得到：%s（%s → %s）', async (_, query, wanted) => {
    const [first] = (await ask(query)).hits;
    expect(first && nameOf(first)).toBe(wanted);
  });
  test('查步骤直达那一步', async () => {
    const [first] = (await ask('拆检定级')).hits.filter(({ aside }) => !aside);
    expect(first?.code).toBe('CS-SOP-002');
    expect(first?.hrefs[0]).toMatch(/^\/service\/cs-sop-002\/#step-/u);
  });
  test('第一次查询加载的不超过 200 KB', async () => {
    expect((await bench.firstQuery('layer', '来料检验')).bytes).toBeLessThanOrEqual(200 * 1024);
  });
});
