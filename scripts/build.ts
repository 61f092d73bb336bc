import { buildManual } from './node/build-manual.ts';
import { contentDirOf, contentOption, outDirOf, outOption } from './node/content-dir.ts';
import { noCacheOption } from './node/print-store.ts';
import { runCommand } from './node/run-command.ts';

await runCommand(
  {
    name: 'build',
    summary: '检查内容，生成网站、搜索索引和 PDF。有一处不对就不换掉原来的输出。',
    options: {
      content: contentOption,
      out: outOption,
      'no-cache': noCacheOption,
      'no-pdf': { type: 'boolean', help: '只要网站，不打印 PDF' },
    },
  },
  async (input) => {
    const outDir = outDirOf(input);
    const { exit, book } = await buildManual({ contentDir: contentDirOf(input), outDir, withBook: input.options['no-pdf'] !== true, withoutCache: input.options['no-cache'] === true, log: console.log });
    if (exit === 'ok') console.log(`网站：${outDir}${book ? `\nPDF：${book.path}` : ''}`);
    return exit;
  },
);
