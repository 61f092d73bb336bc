import { join } from 'node:path';
import { projectDir } from './node/project-dir.ts';
import { rivalDirOf, rivalOptions } from './node/rival-tools.ts';
import { CommandError, runCommand } from './node/run-command.ts';
import { runSiteBench } from './node/run-site-bench.ts';

await runCommand(
  {
    name: 'bench',
    summary: '用生成的手册比生成网站的花费：本手册各阶段，与 Starlight、VitePress、Docusaurus（同样的文字，各自的默认主题）。结果也写进 dist-bench/site.json。',
    options: {
      sizes: { type: 'string', value: 'N,N', help: '各有多少份文件（默认 100,1000；可以写 4000,10000）' },
      alone: { type: 'boolean', help: '只量本手册，不比别的程序' },
      profile: { type: 'boolean', help: '写出本手册的时间花在哪里（dist-bench/profile-N/，量出的秒数会略多）' },
      ...rivalOptions,
    },
  },
  async (input) => {
    const { sizes = '100,1000', alone, profile, install } = input.options;
    const numbers = String(sizes).split(',').map(Number);
    if (!numbers.every((size) => Number.isInteger(size) && size > 0 && size <= 30_000)) throw new CommandError('usage', `--sizes 要写成逗号隔开的正整数，每个不超过 30000，不能是「${String(sizes)}」。`);
    return runSiteBench({ sizes: numbers, rivalDir: rivalDirOf(input), install: install === true, alone: alone === true, withProfile: profile === true, outDir: join(projectDir, 'dist-bench'), log: console.log });
  },
);
