import type { BuildResult } from './node/build-manual.ts';
import { warmCompiler } from './node/compiler-process.ts';
import { contentDirOf, contentOption, outDirOf, outOption } from './node/content-dir.ts';
import { runCommand } from './node/run-command.ts';

await runCommand(
  {
    name: 'build',
    summary: '检查内容，生成网站、搜索索引和 PDF。有一处不对就不换掉原来的输出。',
    options: {
      content: contentOption,
      out: outOption,
      'no-cache': { type: 'boolean', help: '以前留下的正文、网页和印好的 PDF 一样不用，全部重做' },
      profile: { type: 'boolean', help: '说出时间花在哪里，并写成 OUT.cpuprofile（写网站的线程另写一份 OUT.site.cpuprofile）' },
      'no-pdf': { type: 'boolean', help: '只要网站，不打印 PDF' },
    },
  },
  async (input) => {
    const outDir = outDirOf(input);
    warmCompiler(contentDirOf(input));
    const { buildManual } = await import('./node/build-manual.ts');
    const build = (): Promise<BuildResult> => buildManual({ contentDir: contentDirOf(input), outDir, withBook: input.options['no-pdf'] !== true, withoutCache: input.options['no-cache'] === true, log: console.log });
    const { exit, book } = input.options['profile'] === true ? await (await import('./node/profile-run.ts')).withProfile(`${outDir}.cpuprofile`, console.log, build) : await build();
    if (exit === 'ok') console.log(`网站：${outDir}${book ? `\nPDF：${book.path}` : ''}`);
    return exit;
  },
);
