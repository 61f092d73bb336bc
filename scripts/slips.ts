import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatSlipsCsv, readingSlips } from '../src/model/reading-slips.ts';
import { contentDirOf, contentOption, outDirOf } from './node/content-dir.ts';
import { formatSlipsPage } from './node/format-slips.ts';
import { printPage } from './node/print-page.ts';
import { requireDocument, requireManual } from './node/require-manual.ts';
import { CommandError, runCommand } from './node/run-command.ts';
import { writeWhole } from './node/write-whole.ts';

await runCommand(
  {
    name: 'slips',
    summary: '阅读确认单：每份文件的每个必读岗位一张，带二维码，可打印签名；也写成 CSV。一般修改不再要求重签。',
    positionals: '[编号]',
    options: {
      role: { type: 'string', value: 'ROLE', help: '只要这个岗位的' },
      since: { type: 'string', value: 'DATE', help: '只要这一天以后有重大修改的' },
      pdf: { type: 'boolean', help: '也打印成 PDF' },
      out: { type: 'string', value: 'DIR', help: '写到哪个文件夹（默认 dist-slips）' },
      content: contentOption,
    },
  },
  async (input) => {
    const { role, since, out, pdf } = input.options;
    const manual = await requireManual(contentDirOf(input));
    if (typeof role === 'string' && !manual.entities.get('role')?.has(role)) throw new CommandError('usage', `没有编号为 ${role} 的岗位。`);
    const documents = input.positionals.length === 0 ? manual.documents : [requireDocument(manual, input.positionals)];
    const slips = readingSlips(manual, documents).filter((slip) => (typeof role !== 'string' || slip.role === role) && (typeof since !== 'string' || slip.date >= since));
    const dir = outDirOf({ ...input, options: { out: out ?? 'dist-slips' } });
    await mkdir(dir, { recursive: true });
    await writeWhole(join(dir, 'slips.csv'), formatSlipsCsv(slips));
    await writeWhole(join(dir, 'slips.html'), formatSlipsPage(manual.company.manual.title, slips));
    console.log(`写好了 ${slips.length} 张：${join(dir, 'slips.html')}、slips.csv。`);
    if (pdf === true) console.log(`PDF：${await printPage(join(dir, 'slips.html'), join(dir, 'slips.pdf'))}`);
    return 'ok';
  },
);
