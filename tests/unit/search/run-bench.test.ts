import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseJudgedSet } from '../../../scripts/bench/judged-query.ts';
import { benchManual } from '../../../scripts/node/run-search-bench.ts';
import type { SearchBench } from '../../../scripts/node/search-bench.ts';

let siteDir = '';
beforeAll(async () => {
  siteDir = await mkdtemp(join(tmpdir(), 'run-bench-'));
  await writeFile(join(siteDir, 'manual.json'), JSON.stringify({ documents: [] }));
});
afterAll(() => rm(siteDir, { recursive: true, force: true }));

/** A bench that finds nothing and keeps what it was asked. */
const listeningBench = (heard: Set<string>): SearchBench => ({
  pages: () => Promise.resolve(new Map()),
  askAll: (_, queries) => Promise.resolve(queries.map((query) => {
    heard.add(query);
    return { hits: [], wordings: [], milliseconds: 1 };
  })),
  firstQuery: (_, query) => {
    heard.add(query);
    return Promise.resolve({ bytes: 0, requests: 0 });
  },
  close: () => Promise.resolve(),
});

const queriesOf = async (half: string): Promise<readonly string[]> =>
  parseJudgedSet(JSON.parse(await readFile(new URL(`../../fixtures/search/${half}.json`, import.meta.url), 'utf8'))).map(({ query }) => query);

const runOn = async (onlyTuning: boolean): Promise<{ readonly heard: ReadonlySet<string>; readonly printed: string }> => {
  const heard = new Set<string>();
  const lines: string[] = [];
  await benchManual(listeningBench(heard), { siteDir, onlyTuning, withMisses: false, log: (line) => { lines.push(line); } });
  return { heard, printed: lines.join('\n') };
};

test('平时两半都问', async () => {
  const { heard, printed } = await runOn(false);
  expect([...heard].sort()).toEqual([...(await queriesOf('tuning')), ...(await queriesOf('blind'))].sort());
  expect(printed).toContain('判定集 · 盲测');
});

test('只看调优那一半时，盲测的查询一条也不问', async () => {
  const { heard, printed } = await runOn(true);
  expect([...heard].sort()).toEqual([...(await queriesOf('tuning'))].sort());
  expect(printed).not.toContain('盲测');
});
