import type { BenchChapter, BenchDocument, BenchEntry } from './generate-manual.ts';

/** A file of a folder that some program makes a site of. */
export interface BenchFile {
  readonly path: string;
  readonly text: string;
}

const table = (rows: BenchDocument['table']['rows']): string => ['| 项目 | 要求 | 数量 |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');

const sectionsOf = ({ sections }: BenchDocument): readonly string[] => sections.map(({ heading, text }) => `## ${heading}\n\n${text}`);

const header = ({ kind, code, title, purpose, scope, related, role }: BenchDocument): readonly string[] => [
  `type: ${kind}`, `code: ${code}`, `title: ${title}`, `purpose: ${purpose}`, 'version: V1.0', 'status: 生效', 'approved: 2026-12-10', 'effective: 2027-01-01',
  'owner: system-lead', `author: ${role}`, 'reviewer: fixer', 'approver: system-lead', 'nextReview: 2027-12-31', `distribution: [${role}]`, 'retention: 作废后 10 年',
  `references: [${related.join(', ')}]`, 'changes:', '  - { version: V1.0, date: 2026-12-10, kind: 重大, summary: 首次发布 }', `scope: ${scope}`,
];

const procedureFields = ({ items, role, form }: BenchDocument): readonly string[] => [
  'trigger: 到料以后', 'inputs:', '  - { name: 待查的批 }', 'outputs:', '  - { name: 查过的批 }', 'steps:',
  ...items.flatMap(({ title, text, proof }, at) => [`  - id: step-${String(at + 1)}`, `    name: ${title}`, `    role: ${role}`, `    action: ${text}`, `    criterion: ${proof}`, '    within: 1 个工作日内', `    records: [${form}]`]),
];

const policyFields = ({ items, role }: BenchDocument): readonly string[] => [
  'rules:',
  ...items.flatMap(({ title, text, proof }, at) => [`  - id: rule-${String(at + 1)}`, `    title: ${title}`, `    statement: ${text}`, `    role: ${role}`, `    evidence: ${proof}`]),
];

/** A document as this project's authors write it. */
export const formatManualDocument = (document: BenchDocument): BenchFile => ({
  path: `${document.folder}/${document.code.toLowerCase()}.mdx`,
  text: [
    '---', ...header(document), ...(document.kind === 'procedure' ? procedureFields(document) : policyFields(document)), '---', '',
    [
      ...sectionsOf(document),
      `<Table caption="${document.table.caption}">\n\n${table(document.table.rows)}\n\n</Table>`,
      `<Note kind="注意">\n\n${document.note}\n\n</Note>`,
      `见${document.related.map((code) => `<Ref id="${code}" />`).join('、')}。`,
    ].join('\n\n'), '',
  ].join('\n'),
});

export const formatManualChapter = ({ folder, code, title, order }: BenchChapter): BenchFile => ({
  path: `${folder}/_chapter.yaml`,
  text: `title: ${title}\ncode: ${code}\norder: ${String(order)}\nsummary: 管这一组的做法。\ntypes: [procedure, policy]\nowners: [system-lead]\n`,
});

/** Register entries, to follow those of the company that lends its registers. */
export const formatRoles = (roles: readonly BenchEntry[]): string =>
  roles.map(({ id, name }) => `- { id: ${id}, title: ${name}, department: works, reportsTo: system-lead, headcount: '2', duties: [照文件作业], authority: [停下来报告], qualifications: [培训合格] }\n`).join('');

export const formatForms = (forms: readonly BenchEntry[]): string =>
  forms.map(({ id, name }) => `- { id: ${id}, name: ${name}, department: works, retention: 3 年, fields: [{ name: 批号, type: 编号 }, { name: 数量, type: 数字, unit: 件 }, { name: 判定, type: 单选, options: [接收, 拒收] }] }\n`).join('');

/** The same words as a plain Markdown page; `addressOf` says how the program addresses another document. */
export const formatPlainDocument = (document: BenchDocument, addressOf: (code: string) => string): BenchFile => ({
  path: `${document.folder}/${document.code.toLowerCase()}.md`,
  text: [
    '---', `title: ${document.title}`, `description: ${document.purpose}`, '---', '',
    [
      `编号 ${document.code}，版次 V1.0，2027-01-01 起生效，归口体系主管，编制终检员，审核维修员，批准体系主管，作废后保存 10 年。`,
      document.purpose, document.scope, `## ${document.kind === 'procedure' ? '作业步骤' : '规定'}`,
      ...document.items.map(({ title, text, proof }, at) => `### ${String(at + 1)} ${title}\n\n${text}\n\n- 判据：${proof}\n- 负责：终检员\n- 时限：1 个工作日内`),
      ...sectionsOf(document),
      `**${document.table.caption}**\n\n${table(document.table.rows)}`,
      `:::tip\n\n${document.note}\n\n:::`,
      `见${document.related.map((code) => `[${code}](${addressOf(code)})`).join('、')}。`,
      '## 修订记录\n\n| 版次 | 日期 | 说明 |\n|---|---|---|\n| V1.0 | 2026-12-10 | 首次发布 |',
    ].join('\n\n'), '',
  ].join('\n'),
});
