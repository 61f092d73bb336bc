import { catalogue } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Segment } from '../domain/text/diff.ts';
import { documentPath } from '../model/addresses.ts';
import { editAddress, lineAddress } from '../model/edit-address.ts';
import { entityLabels } from '../model/entity.ts';
import type { Manual } from '../model/manual.ts';
import type { BlockChange } from './compare-blocks.ts';
import type { DocumentChange, EntryChange, ManualChanges } from './compare-manuals.ts';
import { describeRevision, lettersText } from './format-redline.ts';
import type { RoleChange } from './group-changes.ts';

export interface PrReport {
  readonly base: string;
  /** The manual as the branch has it. */
  readonly manual: Manual;
  readonly changes: ManualChanges;
  readonly roles: readonly RoleChange[];
  /** Findings that the base did not have. */
  readonly fresh: readonly Diagnostic[];
  /** How many findings the base had already. */
  readonly known: number;
  /** Where the branch is shown before it is merged; undefined when it is not. */
  readonly preview: string | undefined;
  /** Undefined when it was not asked for. */
  readonly sites: SiteComparison | undefined;
}

/** What two built sites show; a text in the place of a result says why there is none. */
export interface SiteComparison {
  /** Pages of the book that moved, as sentences. */
  readonly moved: readonly string[] | string;
  /** Pictures of changed pages. */
  readonly pictures: readonly Picture[] | string;
  /** Where the pictures are seen: their folder's address, or a page among the results of the review. */
  readonly gallery: { readonly url: string } | { readonly page: string } | undefined;
}

/** Files in the folder of pictures. */
export interface Picture {
  readonly title: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** How many changed pieces of one document the report spells out; the redline has all. */
const shownBlocks = 12;

/** One Markdown for the reviewers of a pull request. */
export function formatPrReport(report: PrReport): string {
  const { changes, fresh, base } = report;
  const errors = fresh.filter(({ severity }) => severity === 'error').length;
  const unrevised = changes.documents.filter(({ revision }) => revision === '未修订');
  return [
    '## 手册改动报告',
    '',
    `与 \`${base}\` 比：文件 ${changes.documents.length} 份，登记册 ${changes.entries.length} 条；新出现的错误 ${errors} 处，警告 ${fresh.filter(({ severity }) => severity === 'warning').length} 处。${errors > 0 ? '**先改掉错误。**' : unrevised.length > 0 ? `**${unrevised.length} 份文件改了内容没有修订。**` : '可以评审。'}`,
    '',
    ...section('改了哪些文件', documentTable(report)),
    ...section('要谁批准', approverList(report)),
    ...section('检查', findingList(report)),
    ...section('依据改过，要重新确认', suspectList(report)),
    ...section('指标的变化', entryList(changes.entries.filter(({ kind }) => kind === 'kpi'))),
    ...section('岗位分工（RACI）的变化', raciList(report)),
    ...section('登记册的其他变化', entryList(changes.entries.filter(({ kind }) => kind !== 'kpi'))),
    ...section('对谁有变化', roleList(report)),
    ...section('改了什么', changes.documents.flatMap(documentDetails)),
    ...section('书里移动的页', report.sites ? moveList(report.sites) : []),
    ...section('改前改后', report.sites ? pictureList(report.sites) : []),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [`### ${title}`, '', ...lines, '']);

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function documentTable(report: PrReport): readonly string[] {
  if (report.changes.documents.length === 0) return ['没有文件改动。'];
  const head = ['| 文件 | 版次 | 状态 | 批准岗位 | 下次评审 | 链接 |', '|---|---|---|---|---|---|'];
  return [...head, ...report.changes.documents.map((change) => `| ${documentCells(report, change).map(cell).join(' | ')} |`)];
}

function documentCells({ manual, preview }: PrReport, change: DocumentChange): readonly string[] {
  const { before, after } = change;
  const header = (after ?? before)?.header;
  const edit = after && editAddress(manual.company.site, after.file);
  const links = [...(after && preview !== undefined ? [`[预览](${preview.replace(/\/$/, '')}${documentPath(after)})`] : []), ...(edit === undefined ? [] : [`[修改](${edit})`])];
  const review = before && after && before.header.nextReview !== after.header.nextReview ? `${before.header.nextReview} → ${after.header.nextReview}` : (header?.nextReview ?? '');
  const status = before && after && before.header.status !== after.header.status ? `${before.header.status} → ${after.header.status}` : (header?.status ?? '');
  const revised = change.revision === '未修订' ? `⚠ ${describeRevision(change)}` : describeRevision(change);
  return [`${change.code} ${change.title}`, revised, status, roleTitle(manual, header?.approver ?? ''), review, links.join(' ')];
}

const roleTitle = (manual: Manual, role: string): string => manual.entities.get('role')?.get(role)?.title ?? role;

function approverList({ manual, changes }: PrReport): readonly string[] {
  const byRole = Map.groupBy(changes.documents, ({ before, after }) => (after ?? before)?.header.approver ?? '');
  return [...byRole].map(([role, documents]) => {
    const names = manual.company.site.accounts.find((account) => account.role === role)?.names ?? [];
    const owners = [...new Set(documents.map(({ before, after }) => roleTitle(manual, (after ?? before)?.header.owner ?? '')))];
    return `- **${roleTitle(manual, role)}**${names.map((name) => ` @${name}`).join('')}：${documents.map(({ code }) => code).join('、')}（归口：${owners.join('、')}）`;
  });
}

function findingList({ manual, fresh, known }: PrReport): readonly string[] {
  const shown = fresh.filter(({ severity, code }) => severity !== 'info' && code !== 'M606');
  const alike = Map.groupBy(shown, ({ code, message, hint }) => `${code} ${message} ${hint}`);
  const lines = [...alike.values()].flatMap((findings) => findingLines(manual, findings));
  return [...(lines.length > 0 ? lines : ['没有新的错误和警告。']), ...(known > 0 ? ['', `原来就有的 ${known} 处没有列出（\`npm run check -- --all\` 看全部）。`] : [])];
}

/** Findings that say the same are said once, with all their places. */
function findingLines(manual: Manual, findings: readonly Diagnostic[]): readonly string[] {
  const [first] = findings;
  if (!first) return [];
  const places = findings.map(({ file, line }) => {
    const address = lineAddress(manual.company.site, file, line);
    return address === undefined ? `${file}:${line}` : `[${file}:${line}](${address})`;
  });
  return [`- ${first.severity === 'error' ? '**错误**' : '警告'} ${first.code} ${catalogue[first.code].title}：${first.message}怎么改：${first.hint}`, ...places.map((place) => `  - ${place}`)];
}

const suspectList = ({ fresh }: PrReport): readonly string[] => fresh.filter(({ code }) => code === 'M606').map(({ file, line, message }) => `- ${file}:${line}　${message}`);

const raciList = ({ manual, changes }: PrReport): readonly string[] =>
  changes.documents.flatMap(({ code, raci }) => raci.map(({ step, role, before, after }) => `- ${code} 步骤「${step}」${roleTitle(manual, role)}：${lettersText(before)} → ${lettersText(after)}`));

const verbs = { added: '新增', removed: '删除', changed: '修改' } as const;

const entryList = (entries: readonly EntryChange[]): readonly string[] =>
  entries.flatMap(({ kind, id, title, change, blocks }) => [
    `- ${verbs[change]}${entityLabels[kind]} ${id}${title === id ? '' : `「${title}」`}`,
    ...(change === 'changed' ? blocks.map((block) => `  - ${blockText(block)}`) : []),
  ]);

const roleList = ({ roles }: PrReport): readonly string[] =>
  roles.map(({ title, documents, entries }) => `- ${title}：${[...documents.map(({ document, mine }) => `${document.code}${mine.length > 0 ? `（我的步骤 ${mine.length} 处）` : ''}`), ...entries.map(({ id }) => id)].join('、')}`);

function documentDetails(change: DocumentChange): readonly string[] {
  if (change.blocks.length === 0 || change.revision === '删除') return [];
  if (change.revision === '新文件') return [`- ${change.code} ${change.title}：整份是新的，看预览或文件。`, ''];
  const more = change.blocks.length - shownBlocks;
  return [
    `<details><summary>${change.code} ${change.title}（${change.blocks.length} 处）</summary>`,
    '',
    ...change.blocks.slice(0, shownBlocks).map((block) => `- ${blockText(block)}`),
    ...(more > 0 ? [`- ……还有 ${more} 处，见改动对照（npm run redline）`] : []),
    '',
    '</details>',
    '',
  ];
}

const blockText = ({ label, segments }: BlockChange): string => `${label}：${segments.map(segmentText).join('')}`;

const longestSame = 40;

/** Additions in bold, removals struck; what stayed is shortened to what is near. */
function segmentText({ kind, text }: Segment): string {
  const safe = text.replaceAll('\n', ' ').replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll('~', '\\~');
  if (kind === 'same') return safe.length > longestSame * 2 ? `${safe.slice(0, longestSame)}……${safe.slice(-longestSame)}` : safe;
  return safe.trim() === '' ? safe : kind === 'added' ? `**【${safe}】**` : `~~〔${safe}〕~~`;
}

function moveList({ moved }: SiteComparison): readonly string[] {
  if (typeof moved === 'string') return [moved];
  return moved.length === 0 ? ['没有移动的页。'] : moved.map((line) => `- ${line}`);
}

/** A report is read where files beside it are not seen: without an address for the pictures it says where they are. */
function pictureList({ pictures, gallery }: SiteComparison): readonly string[] {
  if (typeof pictures === 'string') return [pictures];
  if (pictures.length === 0 || !gallery) return [];
  if ('page' in gallery) return [`${pictures.length} 页的前后对照在评审产物的 \`${gallery.page}\`，有变化的段落框出来了：${pictures.map(({ title }) => title).join('、')}。`];
  const image = (when: string, file: string | undefined): string => (file === undefined ? '没有' : `[![${when}](${gallery.url}/${file})](${gallery.url}/${file})`);
  return ['有变化的段落框出来了，点图看原大。', '', '| 页面 | 改前 | 改后 |', '|---|---|---|', ...pictures.map(({ title, before, after }) => `| ${cell(title)} | ${image('改前', before)} | ${image('改后', after)} |`)];
}
