import type { Manual } from '../model/manual.ts';
import { registerNames, type RegisterName } from '../model/registers/index.ts';

/** Ids of the parts of the book that are not documents. */
export const frontIds = { control: 'document-control', contents: 'contents', lists: 'lists' } as const;

export const appendixIds = { forms: 'appendix-forms', registers: 'appendix-registers', sampling: 'appendix-sampling', coverage: 'appendix-coverage', index: 'appendix-index' } as const;

export type AppendixName = keyof typeof appendixIds;

export interface Appendix {
  readonly name: AppendixName;
  readonly id: string;
  /** A, B, C … */
  readonly letter: string;
  readonly title: string;
  /** One sentence under the title. */
  readonly about: string;
}

const titles: Readonly<Record<AppendixName, readonly [title: string, about: string]>> = {
  forms: ['表单', '一张表一页，可以复印后手填。填之前用右上角的二维码核对是不是现行版。'],
  registers: ['登记册', '部门、岗位、指标、标准、风险、术语、课程和日历的全部条目；正文提到它们时，内容以这里为准。'],
  sampling: ['抽样表', 'GB/T 2828.1-2012 的样本量字码表和一次抽样方案主表，AQL 0.010 到 10。先由批量和检验水平查字码，再由字码和 AQL 查样本量与判定数。'],
  coverage: ['提纲对照', '提纲的每一条要求，由手册的哪份文件、哪一节回答。'],
  index: ['索引', '按拼音排列。页码是登记册条目、表单，以及用到它的文件首页；加粗的是条目本身。'],
};

/** The appendices that this manual has something for, lettered in the order in which they stand. */
export function appendicesOf(manual: Manual): readonly Appendix[] {
  const absent: Partial<Record<AppendixName, boolean>> = { forms: manual.registers.forms.length === 0, coverage: manual.registers['outline-claims'].length === 0 };
  const names = (Object.keys(appendixIds) as AppendixName[]).filter((name) => absent[name] !== true);
  return names.map((name, at) => ({ name, id: appendixIds[name], letter: String.fromCharCode('A'.charCodeAt(0) + at), title: titles[name][0], about: titles[name][1] }));
}

/** The registers of the appendix; forms and the claims of the outline have appendices of their own. */
export const printedRegisters = (manual: Manual): readonly RegisterName[] =>
  registerNames.filter((name) => name !== 'forms' && name !== 'outline-claims' && manual.registers[name].length > 0);

export const registerId = (name: RegisterName): string => `register.${name}`;
