import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outDirOf, outOption } from './node/content-dir.ts';
import { projectDir } from './node/project-dir.ts';
import { rivalDirOf, rivalOptions } from './node/rival-tools.ts';
import { runBookBench } from './node/run-book-bench.ts';
import { CommandError, runCommand } from './node/run-command.ts';

await runCommand(
  {
    name: 'bench:book',
    summary: '同一份打印页，用本手册的导出和 Typst、WeasyPrint、pagedjs-cli、Vivliostyle CLI 各印一遍，比花费和印出来的东西。先生成网站。结果也写进 dist-bench/。',
    options: {
      pages: { type: 'string', value: 'N', help: '大约多少页（默认 300）' },
      out: outOption,
      ...rivalOptions,
    },
  },
  async (input) => {
    const siteDir = outDirOf(input);
    const pages = Number(input.options['pages'] ?? 300);
    if (!Number.isInteger(pages) || pages < 1) throw new CommandError('usage', '--pages 要写成正整数。');
    if (!existsSync(join(siteDir, 'print/manual/index.html'))) throw new CommandError('usage', `${siteDir} 里没有打印页。先运行 npm run build，或用 --out 指到已经生成的网站。`);
    return runBookBench({ siteDir, pages, rivalDir: rivalDirOf(input), install: input.options['install'] === true, outDir: join(projectDir, 'dist-bench'), log: console.log });
  },
);
