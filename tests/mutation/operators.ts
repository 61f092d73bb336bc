import type { DiagnosticCode } from '../../src/diagnostics/catalogue.ts';

/** One way of breaking one file at one place, and what the check must say about it. */
export interface Mutation {
  readonly code: DiagnosticCode;
  readonly rule: string;
  readonly file: string;
  /** Of the finding, from 1. */
  readonly line: number;
  readonly apply: (text: string) => string | Uint8Array;
}

/** What a mistake may need to know of the rest of the manual. */
export interface Surroundings {
  /** Of all documents. */
  readonly codes: readonly string[];
  /** The title of a document of the same chapter and type with a lower number: of two with one title, the later is told. */
  readonly titleBefore: (code: string) => string | undefined;
}

interface Operator {
  readonly code: DiagnosticCode;
  readonly rule: string;
  readonly files: RegExp;
  /** Every place of a file at which the mistake can be made. */
  readonly sites: (text: string, manual: Surroundings) => readonly Omit<Mutation, 'code' | 'rule' | 'file'>[];
}

const documents = /^[a-z]+\/[a-z]+-[a-z]+-\d+\.mdx$/;
const register = (name: string): RegExp => new RegExp(`^registers/${name}(?:\\.yaml$|/)`);

const replaceLine = (text: string, line: number, next: string): string => text.split('\n').with(line - 1, next).join('\n');

interface LineEdit {
  readonly pattern: RegExp;
  readonly change: (line: string) => string;
  /** Where the finding stands when it is not on the changed line. */
  readonly at?: (lines: readonly string[], index: number) => number;
}

/** The mistake is made in one line: each line that has the pattern is a site. */
const inLine =
  ({ pattern, change, at = (_lines, index) => index + 1 }: LineEdit): Operator['sites'] =>
  (text) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => (pattern.test(line) ? [{ line: at(lines, index), apply: (whole) => replaceLine(whole, index + 1, change(line)) }] : []));
  };

/** The line is taken out. */
const withoutLine =
  (pattern: RegExp, at: (lines: readonly string[], index: number) => number): Operator['sites'] =>
  (text) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => (pattern.test(line) && /^\s*(?:- )?[A-Za-z]+:|^---$/.test(lines[index + 1] ?? '') ? [{ line: at(lines, index), apply: (whole) => whole.split('\n').toSpliced(index, 1).join('\n') }] : []));
  };

const isProse = (line: string | undefined): boolean => line !== undefined && /^[一-鿿]/.test(line);

/** A new paragraph after one of plain text. */
const newParagraph =
  (words: string): Operator['sites'] =>
  (text) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => (line === '' && isProse(lines[index - 1]) && /^[^\s]/.test(lines[index + 1] ?? '') ? [{ line: index + 2, apply: (whole) => whole.split('\n').toSpliced(index, 0, '', words).join('\n') }] : []));
  };

/** A new entry at the end of a register. */
const newEntry =
  (entry: string) =>
  (text: string): ReturnType<Operator['sites']> => [{ line: text.replace(/\n*$/, '').split('\n').length + 1, apply: (whole) => `${whole.replace(/\n*$/, '')}\n${entry}\n` }];

const idLine = (lines: readonly string[], index: number): number => lines.slice(0, index).findLastIndex((line) => /^ {2}- (?:id|\{)/.test(line)) + 1;

const procedures = /^[a-z]+\/[a-z]+-sop-\d+\.mdx$/;

const document = (code: DiagnosticCode, rule: string, sites: Operator['sites']): Operator => ({ code, rule, files: documents, sites });

export const operators: readonly Operator[] = [
  document('M101', '值里又有冒号加空格', inLine({ pattern: /^title: [^'"]+$/, change: (line) => `${line}: 二` })),
  document('M101', '同一个字段写了两次', inLine({ pattern: /^retention: [^'"]+$/, change: (line) => `${line}\n${line}`, at: (_lines, index) => index + 2 })),
  document('M101', '方括号没有关上', inLine({ pattern: /^distribution: \[.*\]$/, change: (line) => line.slice(0, -1) })),
  document('M102', '漏了目的', withoutLine(/^purpose: \S/, () => 2)),
  document('M102', '漏了保存期限', withoutLine(/^retention: \S/, () => 2)),
  document('M103', '日期不存在', inLine({ pattern: /^nextReview: /, change: () => 'nextReview: 2027-13-45' })),
  document('M103', '状态写了没有的词', inLine({ pattern: /^status: 生效$/, change: () => 'status: 有效' })),
  document('M103', '版次的写法不对', inLine({ pattern: /^version: V/, change: () => 'version: 第一版' })),
  document('M104', '字段名拼错', inLine({ pattern: /^retention: /, change: (line) => line.replace('retention', 'retentoin') })),
  document('M105', '编号被别的文件用了', (text, manual) => (manual.codes.length < 2 ? [] : inLine({ pattern: /^code: /, change: (line) => `code: ${manual.codes.find((code) => !line.endsWith(code)) ?? ''}` })(text, manual))),
  document('M106', '没有这类文件', inLine({ pattern: /^type: /, change: () => 'type: proccess' })),
  document('M107', '没有文件头', (text) => [{ line: 1, apply: () => text.replace(/^---\n/, '') }]),
  document('M109', '存成了 GBK', (text) => [{ line: 4, apply: () => Buffer.concat([Buffer.from(text.split('\n').slice(0, 3).join('\n')), Buffer.from('\ntitle: '), Buffer.of(0xb1, 0xa3, 0xd0, 0xde, 0x0a)]) }]),
  document('M112', '文件名与编号不一致', inLine({ pattern: /^code: /, change: (line) => line.replace(/\d{3}$/, '987') })),
  document('M113', '留着合并冲突', newParagraph('<<<<<<< HEAD')),
  document('M114', '粘贴进来零宽空格', newParagraph('先看\u200B再动手做这一件事。')),
  document('M115', '一行几千字', newParagraph('灯'.repeat(5_100))),
  document('M201', '归口岗位打错', inLine({ pattern: /^owner: /, change: (line) => `${line}-x` })),
  document('M201', '正文引用的表单不存在', newParagraph('填好 <Form id="FM-XX-99" /> 再交。')),
  document('M201', '正文引用的文件不存在', newParagraph('照 <Ref id="QC-SOP-987" /> 做。')),
  document('M203', '死链', newParagraph('看 [这一页](/nowhere/at-all/)。')),
  document('M204', '锚点不存在', newParagraph('看 [这一节](#mei-you-zhe-jie)。')),
  document('M205', '图片不存在', newParagraph('![灯体标签的位置](/assets/none.png)')),
  document('M206', '图没有数据', newParagraph('<Pareto figure="no-such-table" caption="没有数据的图" />')),
  document('M301', '标签没有闭合', newParagraph('<Unsure check="到公告核对">这一条还没有核对。')),
  document('M301', '小于号后面跟数字', newParagraph('功率 <5 W 的灯不测。')),
  document('M302', '没有这个组件', newParagraph('照 <Reff id="QC-SOP-003" /> 做。')),
  document('M303', '写了 import', newParagraph("import fs from 'node:fs'")),
  document('M304', '写了花括号', newParagraph('一共 {3 + 4} 件灯。')),
  document('M305', '属性不认识', newParagraph('<SamplingPlan lot="1200" level="II" aql="0.65" colour="red" />')),
  document('M305', 'AQL 不在标准表里', newParagraph('<SamplingPlan lot="1200" level="II" aql="0.66" />')),
  document('M306', '标题跳级', (text, manual) => {
    const lines = text.split('\n');
    const body = lines.indexOf('---', 1);
    return inLine({ pattern: /^## /, change: (line) => `##${line}` })(text, manual).filter(({ line }) => line > body + 1 && !/^#/.test(lines.slice(line).find((next) => /^#/.test(next))?.replace(/^##(?!#).*/, '') ?? ''));
  }),
  document('M307', '网址后面紧跟中文', newParagraph('先到 https://example.com/查询页面。')),
  document('M308', '写了 HTML', newParagraph('<div>看这里的说明</div>')),
  document('M309', '正文用了一级标题', newParagraph('# 另起的一级标题')),
  document('M310', '图片没有替代文字', newParagraph('![](/brand/logo.svg)')),
  document('M311', '链接指向脚本', newParagraph('看 [这里](javascript:alert)。')),
  document('M401', '走向的步骤不存在', inLine({ pattern: /^ +goto: [a-z][a-z-]*$/, change: (line) => `${line}-x` })),
  { code: 'M402', rule: '步骤没有判据', files: procedures, sites: withoutLine(/^ {4}criterion: \S/, idLine) },
  { code: 'M402', rule: '步骤没有时限', files: procedures, sites: withoutLine(/^ {4}within: \S/, idLine) },
  document('M602', '生效早于批准', inLine({ pattern: /^effective: \d/, change: () => 'effective: 2001-01-01' })),
  document('M603', '评审过期', inLine({ pattern: /^nextReview: /, change: () => 'nextReview: 2026-11-20' })),
  document('M702', '正文用了禁用的写法', newParagraph('用自己的帐号进去再填这一栏。')),
  // A document's open facts are told once, at the first.
  document('M703', '有一处待确认', (text, manual) => (/<Unsure|certainty:/.test(text) ? [] : newParagraph('从 <Unsure check="到公告核对日期">那一天</Unsure> 起换版。')(text, manual))),
  document('M705', '与别的文件同名', (text, manual) => {
    const earlier = manual.titleBefore(/^code: (.+)$/m.exec(text)?.[1] ?? '');
    return earlier === undefined ? [] : inLine({ pattern: /^title: /, change: () => `title: ${earlier}` })(text, manual);
  }),
  document('M707', '表格没有表头', newParagraph('|  |  |\n| --- | --- |\n| 甲 | 乙 |')),
  { code: 'M101', rule: '登记册用 Tab 缩进', files: /^registers\/.*\.yaml$/, sites: inLine({ pattern: /^ {2}name: /, change: (line) => line.replace('  ', '\t') }) },
  { code: 'M104', rule: '登记册的字段名拼错', files: register('risks'), sites: inLine({ pattern: /^ {2}owner: /, change: (line) => line.replace('owner', 'ownerr') }) },
  { code: 'M105', rule: '登记册的编号重复', files: register('risks'), sites: (text, manual) => {
    const first = /^- id: (\S+)$/m.exec(text)?.[1];
    return inLine({ pattern: /^- id: /, change: () => `- id: ${first ?? ''}` })(text, manual).slice(1);
  } },
  { code: 'M201', rule: '登记册引用的岗位不存在', files: register('risks'), sites: inLine({ pattern: /^ {2}owner: /, change: (line) => `${line}-x` }) },
  { code: 'M501', rule: '计算式写坏', files: register('kpis'), sites: inLine({ pattern: /^ {2}formula: [^'"]* ÷ /, change: (line) => line.replace(' ÷ ', ' ÷ ÷ ') }) },
  { code: 'M504', rule: '目标已经过期', files: register('goals'), sites: inLine({ pattern: /^ {2}due: /, change: () => '  due: 2026-01-31' }) },
  { code: 'M505', rule: '加了一张没有人用的表单', files: register('forms'), sites: (text) => newEntry(`- { id: FM-QA-98, name: 没有人用的记录表, department: ${/department: ([a-z0-9-]+)/.exec(text)?.[1] ?? ''}, retention: 3 年, fields: [{ name: 日期, type: 日期 }] }`)(text) },
  { code: 'M709', rule: '提纲条目没有着落', files: register('outline-claims'), sites: (text) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      if (line !== '  places:') return [];
      const end = lines.findIndex((next, at) => at > index && !next.startsWith('    '));
      return [{ line: index + 1, apply: (whole) => whole.split('\n').toSpliced(index, (end < 0 ? lines.length : end) - index, '  places: []').join('\n') }];
    });
  } },
  { code: 'M710', rule: '提纲条目指的小节不存在', files: register('outline-claims'), sites: inLine({ pattern: /^ {4}- \{ document: \S+, heading: .* \}$/, change: (line) => line.replace(/heading: .*/, 'heading: 没有这个小节 }') }) },
  { code: 'M111', rule: '数据表多了一格', files: /^figures\/.*\.csv$/, sites: (text, manual) => inLine({ pattern: /^[^#].*,/, change: (line) => `${line},9` })(text, manual).slice(1) },
  { code: 'M111', rule: '数据表的说明写错', files: /^figures\/.*\.csv$/, sites: inLine({ pattern: /^# 性质: /, change: (line) => line.replace('性质', '性贡') }) },
  { code: 'M509', rule: '数据表写的指标没有登记', files: /^figures\/.*\.csv$/, sites: inLine({ pattern: /^# 指标: /, change: () => '# 指标: KPI-XX-98' }) },
  { code: 'M103', rule: '登记册的值不在可选范围', files: register('kpis'), sites: inLine({ pattern: /^ {2}period: /, change: () => '  period: 每天' }) },
];
