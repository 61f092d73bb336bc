import { readFile, writeFile } from 'node:fs/promises';
import { agreementOf, completeJudged, parseVerdicts } from '../bench/agree-verdicts.ts';
import { engines } from '../bench/bench-engines.ts';
import type { BenchAnswer } from '../bench/judged-query.ts';
import { parsePool, poolAnswers, type Candidate, type PooledQuery } from '../bench/pool-answers.ts';
import { readJudged, writeJudged } from './judged-set.ts';
import type { Log } from './log-stage.ts';
import type { SearchBench } from './search-bench.ts';

/** Writes what is to be judged for both halves of the judged set, for assessors who shall not know the engines. */
export const writePool = async (bench: SearchBench, file: string, log: Log): Promise<void> => {
  const judged = [...(await readJudged('tuning')), ...(await readJudged('blind'))];
  const pages = new Map([...(await bench.pages())].map(([name, { title, url }]): [string, Candidate] => [name, { name, title, where: url }]));
  const answers: (readonly BenchAnswer[])[] = [];
  for (const engine of engines) answers.push(await bench.askAll(engine, judged.map(({ query }) => query)));
  const pool = poolAnswers(judged, answers, pages);
  await writeFile(file, `${JSON.stringify(pool, undefined, 1)}\n`);
  log(`${file}：${String(pool.length)} 条查询，${String(countCandidates(pool))} 个候选。两个人各判各的，再用 --verdicts 合起来。`);
};

const countCandidates = (pool: readonly PooledQuery[]): number => pool.reduce((sum, { candidates }) => sum + candidates.length, 0);

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** Adds to the judged set what two assessors of a pool both accept, and says how far they agree. */
export const applyVerdicts = async (poolFile: string, [first, second]: readonly [string, string], log: Log): Promise<void> => {
  const pool = parsePool(await readJson(poolFile));
  const verdicts = [parseVerdicts(await readJson(first), pool), parseVerdicts(await readJson(second), pool)] as const;
  const { candidates, both, one, kappa } = agreementOf(pool, verdicts);
  log(`${String(pool.length)} 条查询，${String(candidates)} 个候选：都接受 ${String(both)}，只有一人接受 ${String(one)}，κ = ${kappa.toFixed(2)}`);
  for (const half of ['tuning', 'blind'] as const) {
    const { judged, added, doubted } = completeJudged(await readJudged(half), pool, verdicts);
    await writeJudged(half, judged);
    log(`${half}.json：加了 ${String(added)} 个答案；原有的里面有 ${String(doubted.length)} 个两人都不接受，没有动${doubted.length === 0 ? '' : `：${doubted.map(({ query, name }) => `${query} → ${name}`).join('；')}`}`);
  }
};
