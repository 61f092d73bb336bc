import { contentDirOf, contentOption, outDirOf, outOption } from './node/content-dir.ts';
import { warmCompiler } from './node/compiler-process.ts';
import { runCommand } from './node/run-command.ts';
import { serveUntilStopped, portOption, portOf } from './node/serve-until-stopped.ts';

await runCommand(
  {
    name: 'start',
    summary: '检查内容，生成网站、搜索索引和 PDF，并在本机打开网站服务。',
    options: { content: contentOption, out: outOption, port: portOption },
  },
  async (input) => {
    const outDir = outDirOf(input);
    warmCompiler(contentDirOf(input));
    const [{ buildManual }, { formatSize }] = await Promise.all([import('./node/build-manual.ts'), import('./node/write-book.ts')]);
    const { exit, book } = await buildManual({ contentDir: contentDirOf(input), outDir, withBook: true, log: console.log });
    if (exit === 'content') return exit;
    if (book) console.log(`PDF：${book.path}（${book.pages} 页，${formatSize(book.bytes)}）`);
    await serveUntilStopped({ directory: outDir, port: portOf(input), log: console.log });
    return exit;
  },
);
