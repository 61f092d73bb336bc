import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readingsInContext } from '../../src/search/build-pinyin-table.ts';
import { engines } from '../bench/bench-engines.ts';
import type { EngineName } from '../bench/bench-page.ts';
import { formatKinds, formatMisses, formatTable, type EngineReport } from '../bench/format-bench.ts';
import type { JudgedQuery } from '../bench/judged-query.ts';
import { perturbTitles, type Named } from '../bench/perturb-titles.ts';
import { quantile, scoreAnswer, type Scored } from '../bench/score-answers.ts';
import { withBrowser } from './browser.ts';
import type { ExitName } from './exit-codes.ts';
import { readJudged } from './judged-set.ts';
import type { Log } from './log-stage.ts';
import { openSearchBench, type Load, type SearchBench } from './search-bench.ts';
import { writePool } from './search-pool.ts';
import { writeGeneratedSite } from './write-generated-site.ts';

interface BenchRequest {
  readonly siteDir: string;
  /** Number of documents to generate beside the manual; 0 for none. */
  readonly generated: number;
  /** Leaves the blind half unread, for those who tune. */
  readonly onlyTuning: boolean;
  readonly withMisses: boolean;
  readonly log: Log;
}

const labels: Readonly<Record<EngineName, string>> = { stock: 'Pagefind 原样', layer: '查询层', mini: 'MiniSearch + Segmenter' };

/** Asks everything once; times are of another round over a part of it, when nothing has to be loaded any more. */
const scoreEngine = async (bench: SearchBench, engine: EngineName, judged: readonly JudgedQuery[]): Promise<readonly Scored[]> => {
  const pages = await bench.pages();
  const answers = await bench.askAll(engine, judged.map(({ query }) => query));
  return judged.flatMap((one, at) => {
    const answer = answers[at];
    return answer === undefined ? [] : [scoreAnswer(one, answer, (name) => (pages.get(name)?.text ?? '').toLowerCase().replace(/\s+/gu, ''))];
  });
};

const warmQueries = 50;
const firstQueries = 21;

const timeEngine = async (bench: SearchBench, engine: EngineName, judged: readonly JudgedQuery[]): Promise<readonly number[]> =>
  (await bench.askAll(engine, someOf(judged, warmQueries).map(({ query }) => query))).map(({ milliseconds }) => milliseconds);

const someOf = <T>(all: readonly T[], count: number): readonly T[] => all.filter((_, at) => at % Math.ceil(all.length / count) === 0);

/** The median first query of a few. */
const medianLoad = async (bench: SearchBench, engine: EngineName, queries: readonly string[]): Promise<Load> => {
  const loads: Load[] = [];
  for (const query of queries) loads.push(await bench.firstQuery(engine, query));
  return { bytes: quantile(loads.map(({ bytes }) => bytes), 0.5), requests: quantile(loads.map(({ requests }) => requests), 0.5) };
};

const reportOn = async (bench: SearchBench, title: string, judged: readonly JudgedQuery[], log: Log): Promise<readonly EngineReport[]> => {
  const reports: EngineReport[] = [];
  for (const engine of engines) {
    const scored = await scoreEngine(bench, engine, judged);
    const times = await timeEngine(bench, engine, judged);
    const load = await medianLoad(bench, engine, someOf(judged, firstQueries).map(({ query }) => query));
    reports.push({ label: labels[engine], scored, p50: quantile(times, 0.5), p95: quantile(times, 0.95), ...load });
  }
  log(formatTable(title, reports));
  return reports;
};

const layerOf = (reports: readonly EngineReport[]): readonly Scored[] => reports.find(({ label }) => label === labels.layer)?.scored ?? [];

const readTitles = async (siteDir: string): Promise<readonly Named[]> => {
  const { documents } = JSON.parse(await readFile(join(siteDir, 'manual.json'), 'utf8')) as { readonly documents: readonly { readonly code: string; readonly title: string }[] };
  return documents.map(({ code, title }) => ({ name: code, title }));
};

const benchBlind = async (bench: SearchBench, log: Log): Promise<void> => {
  const blind = await reportOn(bench, '判定集 · 盲测', await readJudged('blind'), log);
  log(`\n盲测各类（查询层）\n${formatKinds(layerOf(blind))}`);
};

/** The judged set and queries made from the titles, asked of one site. */
export const benchManual = async (bench: SearchBench, { siteDir, onlyTuning, withMisses, log }: Omit<BenchRequest, 'generated'>): Promise<void> => {
  const tuning = await reportOn(bench, '判定集 · 调优', await readJudged('tuning'), log);
  if (withMisses) log(formatMisses(layerOf(tuning)));
  if (!onlyTuning) await benchBlind(bench, log);
  const made = await reportOn(bench, '由文件标题生成', perturbTitles(await readTitles(siteDir), 40, readingsInContext), log);
  log(`\n生成的各类（查询层）\n${formatKinds(layerOf(made))}`);
  if (withMisses) log(formatMisses(layerOf(made)));
};

type Browser = Parameters<typeof openSearchBench>[1];

const withBench = async (siteDir: string, browser: Browser, use: (bench: SearchBench) => Promise<void>): Promise<void> => {
  const bench = await openSearchBench(siteDir, browser);
  try {
    await use(bench);
  } finally {
    await bench.close();
  }
};

const benchGenerated = async (request: BenchRequest, browser: Browser): Promise<void> => {
  const site = await writeGeneratedSite(request.generated);
  try {
    await withBench(site.dir, browser, async (bench) => { await reportOn(bench, `生成的 ${String(request.generated)} 份文件`, site.judged, request.log); });
  } finally {
    await site.remove();
  }
};

const inBrowser = async (log: Log, use: (browser: Browser) => Promise<void>): Promise<ExitName> => {
  const outcome = await withBrowser(log, use);
  if (!outcome.ok) log(outcome.problem.message);
  return outcome.ok ? 'ok' : 'environment';
};

/** Prints the comparison of the three engines. */
export const runSearchBench = (request: BenchRequest): Promise<ExitName> =>
  inBrowser(request.log, async (browser) => {
    await withBench(request.siteDir, browser, (bench) => benchManual(bench, request));
    if (request.generated > 0) await benchGenerated(request, browser);
  });

/** Writes the pool of all engines to a file, and no scores. */
export const poolSearchBench = (siteDir: string, file: string, log: Log): Promise<ExitName> =>
  inBrowser(log, (browser) => withBench(siteDir, browser, (bench) => writePool(bench, file, log)));
