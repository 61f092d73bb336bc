import { chapterPath, documentPath, formPath, registerPath, rolePath, siteUrl } from '../model/addresses.ts';
import type { Chapter } from '../model/chapter.ts';
import { describeEntry } from '../model/describe-entry.ts';
import { referrers } from '../model/document-relations.ts';
import { documentsOf, type Manual, type ManualDocument } from '../model/manual.ts';
import type { Register } from '../model/register.ts';
import type { Role } from '../model/registers/organisation.ts';
import type { Form } from '../model/registers/records.ts';
import { registerNames, registers, type RegisterName } from '../model/registers/index.ts';
import { compileRoleViews, type RoleView } from '../model/role-view.ts';
import { formatFields, formatReference } from './format-fields.ts';
import { formatDocument, type FormatPart } from './format-document.ts';
import { joinBlocks, markdownLink, markdownList, markdownText } from './markdown-text.ts';

/** The Markdown copy of a page. */
export interface MarkdownCopy {
  /** The page's own address within the site. */
  readonly page: string;
  write(): string;
}

/** The address of a page's copy: beside the page itself. */
export const copyPath = (page: string): string => `${page}index.md`;

/** The copies of a manual: of every document, chapter, register, form and role. */
export const markdownCopies = (manual: Manual, formatPart: FormatPart): readonly MarkdownCopy[] => [
  ...manual.documents.map((document) => ({ page: documentPath(document), write: () => ended(formatDocument(manual, document, formatPart)) })),
  ...manual.chapters.map((chapter) => ({ page: chapterPath(chapter.id), write: () => ended(formatChapter(manual, chapter)) })),
  ...registerNames.map((name) => ({ page: registerPath(name), write: () => ended(formatRegister(manual, name)) })),
  ...manual.registers.forms.map((form) => ({ page: formPath(form.id), write: () => ended(formatForm(manual, form)) })),
  ...manual.registers.roles.map(({ id }) => ({ page: rolePath(id), write: () => ended(formatRole(manual, id)) })),
];

const ended = (markdown: string): string => `${markdown}\n`;

/** A document in a list: its copy's address, so that a program can go on from here. */
export const documentLine = (manual: Manual, document: ManualDocument): string =>
  `${markdownLink(`${document.number} ${markdownText(document.title)}`, siteUrl(manual, copyPath(documentPath(document))))}：${document.code} ${document.type.label} ${document.header.version} ${document.header.status}。${markdownText(document.header.purpose)}`;

const formatChapter = (manual: Manual, chapter: Chapter): string =>
  joinBlocks([
    `# 第 ${chapter.order} 章 ${markdownText(chapter.title)}`,
    `> ${markdownText(chapter.summary)}`,
    ...(chapter.owners.length > 0 ? [`归口：${chapter.owners.map((id) => formatReference(manual, { kind: 'role', id })).join('、')}`] : []),
    '## 本章文件',
    markdownList(documentsOf(manual, chapter.id).map((document) => documentLine(manual, document))),
    ...(chapter.withdrawn.length > 0 ? ['## 不再用的文件', markdownList(chapter.withdrawn.map(({ code, title, date, reason }) => `${code} ${markdownText(title)}（${date} 起不再用）：${markdownText(reason)}`))] : []),
  ]);

function formatRegister(manual: Manual, name: RegisterName): string {
  const register: Register = registers[name];
  const entries: readonly { readonly id: string }[] = manual.registers[name];
  return joinBlocks([
    `# ${register.label}`,
    `> ${register.about}`,
    `共 ${entries.length} 条。${siteUrl(manual, registerPath(name))}`,
    ...entries.flatMap((entry) => [`## ${markdownText(nameOf(entry.id, register.titleOf(entry)))}`, formatFields(manual, describeEntry(register.schema, entry).filter(({ key }) => key !== 'id'), 3)]),
  ]);
}

const nameOf = (id: string, title: string): string => (id === title ? id : `${id} ${title}`);

const formatForm = (manual: Manual, form: Form): string =>
  joinBlocks([
    `# ${form.id} ${markdownText(form.name)}`,
    siteUrl(manual, formPath(form.id)),
    formatFields(manual, describeEntry(registers.forms.schema, form).filter(({ key }) => key !== 'id' && key !== 'name'), 2),
    referencesBlock(manual, '用在', 'document', referrers(manual, 'form', form.id)),
  ]);

function formatRole(manual: Manual, id: string): string {
  const view = compileRoleViews(manual).get(id);
  if (!view) throw new Error(`没有岗位 ${id}。`);
  const { role } = view;
  return joinBlocks([
    `# ${markdownText(role.title)}`,
    siteUrl(manual, rolePath(role.id)),
    formatFields(manual, describeEntry(registers.roles.schema, role).filter(({ key }) => key !== 'id' && key !== 'title'), 2),
    ...(view.steps.length > 0 ? ['## 我的步骤', markdownList(view.steps.map((step) => formatRoleStep(manual, role, step)))] : []),
    ...(view.signs.length > 0 ? ['## 我签的文件', markdownList(view.signs.map(({ document, duties }) => `${formatReference(manual, { kind: 'document', id: document.code })}：${duties.join('、')}`))] : []),
    referencesBlock(manual, '我要读的文件', 'document', view.reading.map(({ document }) => document.code)),
    referencesBlock(manual, '我要学的课程', 'course', view.courses),
    referencesBlock(manual, '我管的风险', 'risk', view.risks),
  ]);
}

const formatRoleStep = (manual: Manual, role: Role, { document, step, number, letters }: RoleView['steps'][number]): string =>
  `${formatReference(manual, { kind: 'document', id: document.code })} 第 ${number} 步 ${markdownText(step.name)}（${letters.join('/')}）${step.role === role.id ? `：${markdownText(step.action)}` : ''}`;

const referencesBlock = (manual: Manual, title: string, kind: 'document' | 'course' | 'risk', ids: readonly string[]): string =>
  ids.length === 0 ? '' : joinBlocks([`## ${title}`, markdownList(ids.map((id) => formatReference(manual, { kind, id })))]);
