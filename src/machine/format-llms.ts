import { chapterPath, registerPath, rolePath, siteUrl } from '../model/addresses.ts';
import { lastChange } from '../model/last-change.ts';
import { documentsOf, type Manual } from '../model/manual.ts';
import { registerNames, registers } from '../model/registers/index.ts';
import { copyPath, documentLine } from './markdown-copies.ts';
import { joinBlocks, markdownLink, markdownList, markdownText } from './markdown-text.ts';

/** llms.txt (llmstxt.org): what the manual is and where its Markdown copies are. "Optional" is a word of the format: what may be left out. */
export function formatLlms(manual: Manual): string {
  const { company, chapters } = manual;
  const copy = (title: string, page: string): string => markdownLink(markdownText(title), siteUrl(manual, copyPath(page)));
  const file = (name: string, about: string): string => `${markdownLink(name, siteUrl(manual, `/${name}`))}：${about}`;
  return `${joinBlocks([
    `# ${markdownText(company.manual.title)}`,
    `> ${markdownText(company.name)}，手册编号 ${company.manual.code}， ${company.manual.version}，${company.manual.effective} 生效，最近一次修订 ${lastChange(manual)}。${company.sample ? '示例公司，数字均为示例。' : ''}`,
    `每份文件、每一章、每个登记册、每张表单、每个岗位的网页都有一份 Markdown 副本，网址是网页地址后面加 index.md。引用时给出文件编号和版次；状态不是「生效」的文件不能照着做；标着「待确认」的事实要先核对。${markdownText(company.manual.controlNote)}。`,
    ...chapters.flatMap((chapter) => [`## 第 ${chapter.order} 章 ${markdownText(chapter.title)}`, markdownList([`${copy('本章', chapterPath(chapter.id))}：${markdownText(chapter.summary)}`, ...documentsOf(manual, chapter.id).map((document) => documentLine(manual, document))])]),
    '## 登记册',
    markdownList(registerNames.map((name) => `${copy(registers[name].label, registerPath(name))}：${registers[name].about}`)),
    '## 数据',
    markdownList([file('manual.json', '编译后的全部文件、登记册和引用关系'), file('manual.schema.json', 'manual.json 的 JSON Schema')]),
    '## Optional',
    markdownList(manual.registers.roles.map(({ id, title }) => `${copy(title, rolePath(id))}：这个岗位的步骤、签署、表单和要读的文件`)),
  ])}\n`;
}
