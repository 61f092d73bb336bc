import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareContent, redlineOf } from './node/compare-content.ts';
import { contentDirOf, contentOption, outDirOf } from './node/content-dir.ts';
import { printPage } from './node/print-page.ts';
import { CommandError, runCommand } from './node/run-command.ts';
import { writeWhole } from './node/write-whole.ts';

await runCommand(
  {
    name: 'redline',
    summary: '改动对照：两个提交之间逐词比较（步骤、表格、登记册都算），按文件、按岗位、按表单列，写成网页和 PDF。',
    options: {
      base: { type: 'string', value: 'REF', help: '旧的一版：标签、分支或提交号' },
      head: { type: 'string', value: 'REF', help: '新的一版（默认是文件夹里现在的内容）' },
      out: { type: 'string', value: 'DIR', help: '写到哪个文件夹（默认 dist-redline）' },
      pdf: { type: 'boolean', help: '也打印成 PDF' },
      content: contentOption,
    },
  },
  async (input) => {
    const { base, head, out } = input.options;
    if (typeof base !== 'string') throw new CommandError('usage', '缺少 --base（与哪一版比），例如 --base V1.0 或 --base main。');
    const comparison = await compareContent(contentDirOf(input), base, typeof head === 'string' ? head : undefined);
    const dir = outDirOf({ ...input, options: { out: out ?? 'dist-redline' } });
    const page = join(dir, 'redline.html');
    await mkdir(dir, { recursive: true });
    await writeWhole(page, redlineOf(comparison, { before: base, after: typeof head === 'string' ? head : '当前' }));
    console.log(`改动：文件 ${comparison.changes.documents.length} 份，登记册 ${comparison.changes.entries.length} 条。\n网页：${page}`);
    if (input.options['pdf'] === true) console.log(`PDF：${await printPage(page, join(dir, 'redline.pdf'))}`);
    return 'ok';
  },
);
