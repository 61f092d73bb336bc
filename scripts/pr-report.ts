import { changesByRole } from '../src/compare/group-changes.ts';
import { formatPrReport, type SiteComparison } from '../src/compare/format-pr-report.ts';
import { freshFindings } from '../src/compare/fresh-findings.ts';
import type { Manual } from '../src/model/manual.ts';
import { findUnrevisedChanges } from '../src/source/unrevised-changes.ts';
import { sortDiagnostics } from '../src/diagnostics/diagnostic.ts';
import { compareContent, type Comparison } from './node/compare-content.ts';
import { contentDirOf, contentOption } from './node/content-dir.ts';
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
      after: { type: 'string', value: 'DIR', help: '已经生成的网站（改之后）：报告列出书里移动的页；改之前的从 git 取出内容，自己生成' },
      before: { type: 'string', value: 'DIR', help: '改之前的网站已经有了：用它，不再生成' },
      pictures: { type: 'string', value: 'DIR', help: '把改了的页前后各截一张图，放进这个文件夹（要 --after）；并排看的网页是其中的 index.html' },
      'pictures-url': { type: 'string', value: 'URL', help: '那个文件夹在网上的地址：报告里直接显示图' },
      out: { type: 'string', value: 'FILE', help: '写成文件（默认打印出来）' },
      content: contentOption,
    },
  },
  async (input) => {
    const { base, branch, preview, out } = input.options;
    if (typeof base !== 'string') throw new CommandError('usage', '缺少 --base（要合入的分支），例如 --base origin/main。');
    const contentDir = contentDirOf(input);
    const comparison = await compareContent(contentDir, base);
    const { before, after, changes, commit } = comparison;
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
      sites: await sitesOf(input, contentDir, comparison),
    });
    if (typeof out === 'string') await writeWhole(out, `${report}\n`);
    else console.log(report);
    return 'ok';
  },
);

function onBranch(manual: Manual, branch: string): Manual {
  return { ...manual, company: { ...manual.company, site: { ...manual.company.site, branch } } };
}

async function sitesOf({ options }: CommandInput, contentDir: string, { after: { manual }, changes, commit }: Comparison): Promise<SiteComparison | undefined> {
  const { before, after, pictures, 'pictures-url': picturesUrl } = options;
  if (typeof after !== 'string') return undefined;
  // Building sites takes programs that a plain report does without.
  const { compareSites } = await import('./node/compare-sites.ts');
  const text = (value: typeof before): string | undefined => (typeof value === 'string' ? value : undefined);
  return compareSites({ contentDir, commit, manual, changes, before: text(before), after, pictures: text(pictures), picturesUrl: text(picturesUrl), log: console.error });
}
