import type { Segment } from '../domain/text/diff.ts';
import { escapeMarkup } from '../domain/text/escape-markup.ts';
import { documentPath, formPath, rolePath } from '../model/addresses.ts';
import { raciLabels } from '../model/raci.ts';
import { registers } from '../model/registers/index.ts';
import type { BlockChange } from './compare-blocks.ts';
import type { DocumentChange, EntryChange, ManualChanges, RevisionState } from './compare-manuals.ts';
import type { FormChange, RoleChange } from './group-changes.ts';

export interface Redline {
  readonly manual: string;
  /** What the two versions are called: V1.0 → V1.1, main → 当前. */
  readonly before: string;
  readonly after: string;
  /** YYYY-MM-DD */
  readonly day: string;
  /** Where the manual is published, to link pages. */
  readonly site: string;
  readonly changes: ManualChanges;
  readonly roles: readonly RoleChange[];
  readonly forms: readonly FormChange[];
  roleTitle(role: string): string;
}

/**
 * One page that shows every change in words, first by document, then by role and by form. It stands alone: no script, no font, no picture
 * from elsewhere. Additions are underlined and bracketed, removals struck and bracketed, so that they differ in black and white too.
 */
export function formatRedline(redline: Redline): string {
  const { manual, before, after, day, changes, roles, forms } = redline;
  const title = `${manual}：${before} → ${after} 的改动`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
<p>${day} 生成。共改动文件 ${changes.documents.length} 份、登记册 ${changes.entries.length} 条。<ins>【加：这样的字】</ins>是新加的，<del>〔删：这样的字〕</del>是删去的；左边有粗线的段落有改动。</p>
<nav><a href="#documents">按文件</a> · <a href="#roles">按岗位：对我有什么变化</a> · <a href="#forms">按表单</a> · <a href="#registers">登记册</a></nav>
<h2 id="documents">按文件</h2>
${changes.documents.map((document) => documentSection(document, redline)).join('\n') || '<p>没有文件改动。</p>'}
<h2 id="registers">登记册</h2>
${changes.entries.map(entrySection).join('\n') || '<p>没有登记册改动。</p>'}
<h2 id="roles">按岗位：对我有什么变化</h2>
${roles.map((role) => roleSection(role, redline)).join('\n') || '<p>没有岗位受影响。</p>'}
<h2 id="forms">按表单</h2>
${forms.map((form) => formSection(form, redline)).join('\n') || '<p>没有表单受影响。</p>'}
</body>
</html>
`;
}

const revisionNames: Readonly<Record<RevisionState, string>> = { 新文件: '新文件', 删除: '已删除', 修订: '已修订', 未修订: '内容改了，没有修订', 不必: '不用修订' };

/** V1.0 → V1.1 一般：改了什么. */
export function describeRevision({ before, after, revision, renamedFrom }: DocumentChange): string {
  const [was, is] = [before?.header.version, after?.header.version];
  const last = after?.header.changes.at(-1);
  const versions = was !== undefined && is !== undefined && was !== is ? `${was} → ${is}` : (is ?? was ?? '');
  const reason = revision === '修订' && last ? `，${last.kind}：${last.summary}` : '';
  return `${versions} ${revisionNames[revision]}${reason}${renamedFrom === undefined ? '' : `，原编号 ${renamedFrom}`}`;
}

function documentSection(change: DocumentChange, { site, roleTitle }: Redline): string {
  const title = `${escapeMarkup(change.code)} ${escapeMarkup(change.title)}`;
  const heading = change.after ? `<a href="${escapeMarkup(pageOf(site, documentPath(change.after)))}">${title}</a>` : title;
  const raci = change.raci.map(({ step, role, before, after }) => `<li>步骤「${escapeMarkup(step)}」${escapeMarkup(roleTitle(role))}：${lettersText(before)} → ${lettersText(after)}</li>`);
  return `<section id="doc-${change.code.toLowerCase()}">
<h3>${heading}</h3>
<p>${escapeMarkup(describeRevision(change))}</p>
${raci.length > 0 ? `<p>岗位分工的变化：</p><ul>${raci.join('')}</ul>` : ''}
${change.blocks.map(blockParagraph).join('\n') || '<p>只改了版次、状态、日期一类的控制信息。</p>'}
</section>`;
}

export const lettersText = (letters: readonly (keyof typeof raciLabels)[]): string => letters.map((letter) => `${letter}（${raciLabels[letter].name}）`).join('、') || '无';

const changeNames = { added: '新增', removed: '删除', changed: '修改' } as const;

const entrySection = ({ register, id, title, change, blocks }: EntryChange): string => `<section>
<h3>${registers[register].label} ${escapeMarkup(id)}${title === id ? '' : ` ${escapeMarkup(title)}`}（${changeNames[change]}）</h3>
${blocks.map(blockParagraph).join('\n')}
</section>`;

function roleSection({ role, title, documents, entries }: RoleChange, { site }: Redline): string {
  const items = documents.map(
    ({ document, mine }) =>
      `<li><a href="#doc-${document.code.toLowerCase()}">${escapeMarkup(document.code)} ${escapeMarkup(document.title)}</a>：${escapeMarkup(describeRevision(document))}${mine.length > 0 ? mine.map(blockParagraph).join('') : '<p>我的步骤没有变。</p>'}</li>`,
  );
  const own = entries.map(({ register, id, title: name }) => `<li>${registers[register].label} ${escapeMarkup(id)} ${escapeMarkup(name)}</li>`);
  return `<section><h3><a href="${escapeMarkup(pageOf(site, rolePath(role)))}">${escapeMarkup(title)}</a></h3><ul>${[...items, ...own].join('')}</ul></section>`;
}

function formSection({ form, title, entry, documents }: FormChange, { site }: Redline): string {
  const using = documents.map(({ code, title: name }) => `<li>用到它的 <a href="#doc-${code.toLowerCase()}">${escapeMarkup(code)} ${escapeMarkup(name)}</a> 改了</li>`);
  return `<section><h3><a href="${escapeMarkup(pageOf(site, formPath(form)))}">${escapeMarkup(form)} ${escapeMarkup(title)}</a></h3>${entry ? entry.blocks.map(blockParagraph).join('') : '<p>表单本身没有改。</p>'}<ul>${using.join('')}</ul></section>`;
}

const blockParagraph = ({ label, segments }: BlockChange): string => `<div class="change"><span class="label">${escapeMarkup(label)}</span><p>${segments.map(segmentHtml).join('')}</p></div>`;

const segmentHtml = ({ kind, text }: Segment): string =>
  kind === 'same' ? escapeMarkup(text) : kind === 'added' ? `<ins>【${escapeMarkup(text)}】</ins>` : `<del>〔${escapeMarkup(text)}〕</del>`;

const pageOf = (site: string, path: string): string => `${site.replace(/\/$/, '')}${path}`;

const style = `
:root { color-scheme: light dark; --text: #1c1b19; --page: #fffdf9; --soft: #5f5a52; --line: #6b6256; --added: #0b5d1e; --removed: #a31515; }
@media (prefers-color-scheme: dark) { :root { --text: #ece7df; --page: #1a1917; --soft: #b0a99d; --line: #a79e90; --added: #86d993; --removed: #ff9c94; } }
@media print { :root { --text: #000; --page: #fff; --soft: #333; --line: #000; --added: #000; --removed: #000; } nav { display: none; } a { color: inherit; } section h3 { break-after: avoid; } .change { break-inside: avoid; } }
@page { size: A4; margin: 18mm 16mm; }
body { max-width: 52rem; margin: 0 auto; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.75 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.4; } h2 { margin-top: 2.5rem; font-size: 1.25rem; border-bottom: 2px solid var(--line); } h3 { margin: 1.5rem 0 .25rem; font-size: 1.0625rem; }
p { margin: .25rem 0; } a { color: inherit; }
.change { margin: .5rem 0; padding-left: .75rem; border-left: 4px solid var(--line); }
.label { color: var(--soft); font-size: .875rem; }
ins { color: var(--added); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; font-weight: 700; }
del { color: var(--removed); text-decoration: line-through; text-decoration-thickness: 2px; }
`;
