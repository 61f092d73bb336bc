import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { poolSearchBench, runSearchBench } from './node/run-search-bench.ts';
import { applyVerdicts } from './node/search-pool.ts';
import { outDirOf, outOption } from './node/content-dir.ts';
import { CommandError, runCommand } from './node/run-command.ts';

const typedPath = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

const verdictFiles = (named: string, pool: string | undefined): [string, readonly [string, string]] => {
  const [first, second, ...more] = named.split(',').map(typedPath);
  if (pool === undefined || first === undefined || second === undefined || more.length > 0) throw new CommandError('usage', '--verdicts 要两份判定和它们判的池，如 --pool pool.json --verdicts a.json,b.json。');
  return [pool, [first, second]];
};

await runCommand(
  {
    name: 'bench:search',
    summary: '在 Chromium 里评测搜索：判定集和生成的查询，原样的 Pagefind、本手册的查询层、MiniSearch 三者并列。先生成网站。',
    options: {
      out: outOption,
      generated: { type: 'string', value: 'N', help: '另外生成 N 份文件，看手册大了还行不行，如 4000' },
      tuning: { type: 'boolean', help: '不问盲测那一半：调搜索时用，盲测才一直是盲的' },
      misses: { type: 'boolean', help: '列出调优那一半里没有全对的查询' },
      pool: { type: 'string', value: 'FILE', help: '不打分，把三者的前五条和已有的答案打乱了写进 FILE，给人判' },
      verdicts: { type: 'string', value: 'A,B', help: '和 --pool 一起：读两个人对 FILE 的判定，都接受的加进判定集' },
    },
  },
  async (input) => {
    const pool = typeof input.options['pool'] === 'string' ? typedPath(input.options['pool']) : undefined;
    if (typeof input.options['verdicts'] === 'string') {
      await applyVerdicts(...verdictFiles(input.options['verdicts'], pool), console.log);
      return 'ok';
    }
    const siteDir = outDirOf(input);
    if (!existsSync(`${siteDir}/pagefind`)) throw new CommandError('usage', `${siteDir} 里没有搜索索引。先运行 npm run build，或用 --out 指到已经生成的网站。`);
    if (pool !== undefined) return poolSearchBench(siteDir, pool, console.log);
    return runSearchBench({ siteDir, generated: Number(input.options['generated'] ?? 0), onlyTuning: input.options['tuning'] === true, withMisses: input.options['misses'] === true, log: console.log });
  },
);
