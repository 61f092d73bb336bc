import { join } from 'node:path';
import type { ManualChanges } from '../src/compare/compare-manuals.ts';
import { changesByRole } from '../src/compare/group-changes.ts';
import { formatPrReport, type PrReport } from '../src/compare/format-pr-report.ts';
import { freshFindings } from '../src/compare/fresh-findings.ts';
import { describeMoves, type BookPages } from '../src/compare/moved-pages.ts';
import { documentPath } from '../src/model/addresses.ts';
import type { Manual } from '../src/model/manual.ts';
import { findUnrevisedChanges } from '../src/source/unrevised-changes.ts';
import { sortDiagnostics } from '../src/diagnostics/diagnostic.ts';
import { compareContent } from './node/compare-content.ts';
import { contentDirOf, contentOption } from './node/content-dir.ts';
import { takePictures } from './node/page-pictures.ts';
import { readBookPages } from './node/read-book-pages.ts';
import { readGitBase } from './node/read-git-base.ts';
import { CommandError, runCommand, type CommandInput } from './node/run-command.ts';
import { writeWhole } from './node/write-whole.ts';

await runCommand(
  {
    name: 'pr-report',
    summary: '给合并请求的一份中文报告（Markdown）：改了哪些文件和版次、是否修订、谁要批准、新出现的问题、评审日、可疑依据、指标和岗位分工的变化、链接。',
    options: {
      base: { type: 'string', value: 'REF', help: '要合入的分支，如 origin/main' },
      branch: { type: 'string', value: 'NAME', help: '合并请求的分支：修改链接打开它（默认是 company.yaml 的 site.branch）' },
      preview: { type: 'string', value: 'URL', help: '预览网站的地址' },
      before: { type: 'string', value: 'DIR', help: '改之前生成的网站（带书）；与 --after 一起写，报告列出书里移动的页' },
      after: { type: 'string', value: 'DIR', help: '改之后生成的网站（带书）' },
      pictures: { type: 'string', value: 'DIR', help: '把改了的页前后各截一张图，放进这个文件夹（要 --before 和 --after）' },
      out: { type: 'string', value: 'FILE', help: '写成文件（默认打印出来）' },
      content: contentOption,
    },
  },
  async (input) => {
    const { base, branch, preview, out } = input.options;
    if (typeof base !== 'string') throw new CommandError('usage', '缺少 --base（要合入的分支），例如 --base origin/main。');
    const contentDir = contentDirOf(input);
    const { before, after, changes, commit } = await compareContent(contentDir, base);
    const fresh = freshFindings(before.diagnostics, after.diagnostics);
    const findings = sortDiagnostics([...fresh, ...findUnrevisedChanges(await readGitBase(contentDir, commit))]);
    const report = formatPrReport({
      base,
      manual: typeof branch === 'string' ? onBranch(after.manual, branch) : after.manual,
      changes,
      roles: changesByRole(changes, before, after),
      fresh: findings,
      known: after.diagnostics.length - fresh.length,
      preview: typeof preview === 'string' ? preview : undefined,
      ...(await compareSites(input, after.manual, changes)),
    });
    if (typeof out === 'string') await writeWhole(out, `${report}\n`);
    else console.log(report);
    return 'ok';
  },
);

function onBranch(manual: Manual, branch: string): Manual {
  return { ...manual, company: { ...manual.company, site: { ...manual.company.site, branch } } };
}

/** What only two built sites can tell; it takes as long as building them. */
async function compareSites(input: CommandInput, manual: Manual, { documents }: ManualChanges): Promise<Pick<PrReport, 'pages' | 'pictures'>> {
  const { before, after, pictures } = input.options;
  if (typeof before !== 'string' || typeof after !== 'string') return { pages: undefined, pictures: [] };
  const book = (dir: string): Promise<BookPages> => readBookPages(join(dir, 'downloads', 'manual.pdf'));
  const pages = describeMoves(await book(before), await book(after));
  if (typeof pictures !== 'string') return { pages, pictures: [] };
  const changed = documents.flatMap(({ before: was, after: is }) => (is ?? was) ?? []).map((document) => ({ title: `${document.code} ${document.title}`, path: documentPath(document) }));
  return { pages, pictures: await takePictures({ before, after, basePath: new URL(manual.company.site.url).pathname, pages: changed, out: pictures }) };
}
