import type { BrokenManual } from './broken-manuals.ts';
import { swap } from './harbour.ts';

const zl = 'quality/zl-sop-001.mdx';
const confirm = (to: string, fingerprint = ''): ((text: string) => string) => swap('changes:\n', `confirmed:\n  - { to: ${to}, fingerprint: '${fingerprint}', date: 2026-12-10 }\nchanges:\n`);
const withForm = (text: string): string => `${text}- { id: FM-SH-02, name: 回访表, department: works, retention: 3 年, fields: [{ name: 日期, type: 日期 }] }\n`;

const claim = (places: string): (() => string) => () => `- id: OC-001\n  outline: 1\n  section: 质量\n  claim: 缺陷要分级\n  places: [${places}]\n`;

/** Steps, outputs, plans and standards that do not fit together. */
export const brokenRelations: readonly BrokenManual[] = [
  { code: 'M404', title: '自己执行的步骤又知会自己', patch: { [zl]: swap('informed: [fixer]', 'informed: [fixer, checker]') }, at: 'content/quality/zl-sop-001.mdx:44:23' },
  { code: 'M404', title: '没有写负责岗位，又知会归口岗位', patch: { [zl]: swap('    within: 2 个工作日内', '    within: 2 个工作日内\n    informed: [checker]') }, at: 'content/quality/zl-sop-001.mdx:58:16' },
  { code: 'M404', title: '一个岗位又征求又知会', patch: { [zl]: swap('informed: [fixer]', 'informed: [fixer]\n    consulted: [fixer]') }, at: 'content/quality/zl-sop-001.mdx:44:16' },
  { code: 'M405', title: '输出的表单没有人用', patch: { 'registers/forms.yaml': withForm, [zl]: swap('outputs:\n', 'outputs:\n  - { name: 回访, form: FM-SH-02 }\n') }, at: 'content/quality/zl-sop-001.mdx:28:13' },
  { code: 'M405', title: '交给一份没有提到它的文件', patch: { [zl]: swap('outputs:\n', 'outputs:\n  - { name: 保修记录, document: SH-POL-001 }\n') }, at: 'content/quality/zl-sop-001.mdx:28:13' },
  { code: 'M305', title: '抽样方案的 AQL 不在标准的档位里', patch: { [zl]: swap('aql="1.0"', 'aql="0.8"') }, at: 'content/quality/zl-sop-001.mdx:70:36' },
  { code: 'M606', title: '依据的步骤改过了', patch: { 'aftersales/sh-sop-001.mdx': confirm('ZL-SOP-001#judge', '0123456789abcdef') }, at: 'content/aftersales/sh-sop-001.mdx:20:42' },
  { code: 'M606', title: '依据的标准改过了', patch: { 'aftersales/sh-sop-001.mdx': confirm('GB/T 2828.1-2012') }, at: 'content/aftersales/sh-sop-001.mdx:20:42' },
  { code: 'M201', title: '确认的步骤不存在', patch: { 'aftersales/sh-sop-001.mdx': confirm('ZL-SOP-001#judgement') }, at: 'content/aftersales/sh-sop-001.mdx:20:11' },
  { code: 'M201', title: '风险的控制步骤不在那份文件里', patch: { 'registers/risks.yaml': swap('document: ZL-SOP-001', 'document: ZL-SOP-001, step: 复判') }, at: 'content/registers/risks.yaml:9:52' },
  { code: 'M709', title: '提纲条目没有着落', patch: { 'registers/outline-claims.yaml': claim('') }, at: 'content/registers/outline-claims.yaml:5:11' },
  { code: 'M710', title: '提纲条目指的小节不存在', patch: { 'registers/outline-claims.yaml': claim('{ document: ZL-SOP-001, heading: 缺陷怎么划分 }') }, at: 'content/registers/outline-claims.yaml:5:45' },
  { code: 'M103', title: '提纲条目的一处指了两样东西', patch: { 'registers/outline-claims.yaml': claim('{ document: ZL-SOP-001, kpi: KPI-ZL-01 }') }, at: 'content/registers/outline-claims.yaml:5:12' },
  { code: 'M711', title: '照抄了另一份文件的一句话', patch: { 'aftersales/sh-sop-001.mdx': swap('## 寄回之前\n', '## 寄回之前\n\n逐只点亮，看闪烁、色差和划伤，数出不合格数，与接收数比较。\n') }, at: 'content/aftersales/sh-sop-001.mdx:54:1' },
  { code: 'M510', title: '标准没有写年号', patch: { 'registers/standards.yaml': (text) => `${text}- { id: GB/T 9999, title: 灯串, category: 灯具, governs: 灯串, nature: 推荐性, status: 现行, certainty: 已核实, tier: B }\n` }, at: 'content/registers/standards.yaml:10:9' },
];
