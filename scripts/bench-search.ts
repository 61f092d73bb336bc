import { existsSync } from 'node:fs';
import { runSearchBench } from './node/run-search-bench.ts';
import { outDirOf, outOption } from './node/content-dir.ts';
import { CommandError, runCommand } from './node/run-command.ts';

await runCommand(
  {
    name: 'bench:search',
    summary: '在 Chromium 里评测搜索：判定集和生成的查询，原样的 Pagefind、本手册的查询层、MiniSearch 三者并列。先生成网站。',
    options: {
      out: outOption,
      generated: { type: 'string', value: 'N', help: '另外生成 N 份文件，看手册大了还行不行，如 4000' },
      tuning: { type: 'boolean', help: '不问盲测那一半：调搜索时用，盲测才一直是盲的' },
      misses: { type: 'boolean', help: '列出调优那一半里没有全对的查询' },
    },
  },
  async (input) => {
    const siteDir = outDirOf(input);
    if (!existsSync(`${siteDir}/pagefind`)) throw new CommandError('usage', `${siteDir} 里没有搜索索引。先运行 npm run build，或用 --out 指到已经生成的网站。`);
    return runSearchBench({ siteDir, generated: Number(input.options['generated'] ?? 0), onlyTuning: input.options['tuning'] === true, withMisses: input.options['misses'] === true, log: console.log });
  },
);
