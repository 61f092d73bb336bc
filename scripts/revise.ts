import { contentDirOf, contentOption } from './node/content-dir.ts';
import { requireManual } from './node/require-manual.ts';
import { reviseFile } from './node/revise-file.ts';
import { runCommand } from './node/run-command.ts';

await runCommand(
  {
    name: 'revise',
    summary: '修订一份文件：升版次、记修订记录、重新确认依据、顺延评审日，状态改成评审。批准以后再用 --approved 写上批准日期。',
    positionals: '编号',
    options: {
      kind: { type: 'string', value: '重大|一般', help: '变更性质' },
      summary: { type: 'string', value: '一句话', help: '改了什么、为什么改' },
      sections: { type: 'string', value: '小节,小节', help: '涉及的小节（可以不写）' },
      date: { type: 'string', value: 'DATE', help: '修订日期（默认今天）' },
      'next-review': { type: 'string', value: 'DATE', help: '下次评审日期（默认一年以后）' },
      confirm: { type: 'boolean', help: '改过的依据都看过了，重新确认；不写 --kind 就只确认依据，不升版次' },
      approved: { type: 'string', value: 'DATE', help: '批准日期：状态改成生效' },
      effective: { type: 'string', value: 'DATE', help: '生效日期（默认与批准日期相同）' },
      content: contentOption,
    },
  },
  async (input) => {
    const contentDir = contentDirOf(input);
    console.log(await reviseFile(input, await requireManual(contentDir), contentDir));
    return 'ok';
  },
);
