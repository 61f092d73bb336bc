import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { outDirOf } from './node/content-dir.ts';
import { logStage } from './node/log-stage.ts';
import { CommandError, runCommand } from './node/run-command.ts';
import { readBasePath } from './node/serve-until-stopped.ts';
import { formatSize, writeBook } from './node/write-book.ts';

await runCommand(
  {
    name: 'pdf',
    summary: '从已经生成的网站重新打印 PDF。',
    options: {
      from: { type: 'string', value: 'DIR', help: '已经生成的网站（默认 dist）' },
      out: { type: 'string', value: 'FILE', help: '另存一份到这个文件' },
    },
  },
  async (input) => {
    const siteDir = outDirOf({ ...input, options: { out: input.options['from'] } });
    if (!existsSync(join(siteDir, 'print', 'manual', 'index.html'))) throw new CommandError('usage', `${siteDir} 里没有打印页。先运行 npm run build。`);
    const basePath = await readBasePath(siteDir);
    const written = await logStage(console.log, 'PDF', () => writeBook({ siteDir, basePath, log: (line) => console.log(`  ${line}`) }), (result) =>
      result.ok ? `${result.facts.pages} 页，${formatSize(result.facts.bytes)}` : '没有生成',
    );
    if (!written.ok) {
      for (const { message, hint } of written.problems) console.error(`${message}\n  怎么改：${hint}`);
      return written.problems.some(({ code }) => code === 'P401') ? 'environment' : 'content';
    }
    const copy = input.options['out'];
    const target = typeof copy === 'string' ? resolve(process.env['INIT_CWD'] ?? process.cwd(), copy) : undefined;
    if (target !== undefined) await copyFile(written.facts.path, target);
    console.log(`PDF：${target ?? written.facts.path}`);
    return 'ok';
  },
);
