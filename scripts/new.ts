import { runCommand } from './node/run-command.ts';
import { contentDirOf, contentOption } from './node/content-dir.ts';
import { newDocument } from './node/new-document.ts';
import { newEntry } from './node/new-entry.ts';
import { requireManual } from './node/require-manual.ts';

await runCommand(
  {
    name: 'new',
    summary: '新建一份文件，或登记册的一条（form 表单、kpi 指标、role 岗位、risk 风险、standard 标准、term 术语）：取下一个编号，写好一份可以直接改、能通过检查的样板。没有写的选项会逐项询问。',
    positionals: '[form|kpi|role|risk|standard|term]',
    options: {
      title: { type: 'string', value: '名称', help: '文件名或条目的名称，不带编号' },
      type: { type: 'string', value: 'TYPE', help: '文件类型，如 procedure' },
      chapter: { type: 'string', value: 'CHAPTER', help: '章（文件夹名），如 qc' },
      owner: { type: 'string', value: 'ROLE', help: '归口或责任岗位的编号，如 quality-manager' },
      code: { type: 'string', value: 'CODE', help: '文件编号（默认取下一个）' },
      id: { type: 'string', value: 'ID', help: '条目编号：岗位用小写英文，标准写全称和年号；表单、指标、风险默认取下一个' },
      department: { type: 'string', value: 'DEPARTMENT', help: '归口部门的编号（表单、指标、岗位）' },
      category: { type: 'string', value: '类别', help: '类别（风险、标准）' },
      english: { type: 'string', value: 'ENGLISH', help: '英文（术语）' },
      content: contentOption,
    },
  },
  async (input) => {
    const contentDir = contentDirOf(input);
    const manual = await requireManual(contentDir);
    const [kind] = input.positionals;
    console.log(kind === undefined ? await newDocument(input, manual, contentDir) : await newEntry(input, manual, contentDir, kind));
    return 'ok';
  },
);
