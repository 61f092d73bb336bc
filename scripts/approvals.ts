import { readFile } from 'node:fs/promises';
import { findUnapproved, findUnexplained, readReviewEvent, type ReviewEvent, type UnchangedSince } from '../src/compare/approvals.ts';
import type { DocumentChange } from '../src/compare/compare-manuals.ts';
import { sortDiagnostics } from '../src/diagnostics/diagnostic.ts';
import { formatGithub } from '../src/diagnostics/format-github.ts';
import { formatText } from '../src/diagnostics/format-text.ts';
import { contentFingerprint } from '../src/source/unrevised-changes.ts';
import { compareContent } from './node/compare-content.ts';
import { contentDirOf, contentOption } from './node/content-dir.ts';
import { tryGit } from './node/git.ts';
import { CommandError, runCommand } from './node/run-command.ts';

await runCommand(
  {
    name: 'approvals',
    summary: '合并请求里：状态是生效的文件，要有批准岗位的人点过批准；删去的文件要留说明。',
    options: {
      base: { type: 'string', value: 'REF', help: '要合入的分支，如 origin/main' },
      event: { type: 'string', value: 'FILE', help: '合并请求的数据（JSON）：GitHub、Gitea 的 pull_request 和 reviews，GitLab 的 approved_by，Gitee 的 assignees' },
      format: { type: 'string', value: 'text|github', choices: ['text', 'github'], help: '输出格式（默认 text）' },
      content: contentOption,
    },
  },
  async (input) => {
    const { base, event: file, format } = input.options;
    if (typeof base !== 'string' || typeof file !== 'string') throw new CommandError('usage', '缺少 --base 或 --event，例如 --base origin/main --event event.json。');
    const contentDir = contentDirOf(input);
    const event = await readEvent(file);
    const { after, changes } = await compareContent(contentDir, base);
    const found = sortDiagnostics([...findUnapproved(after.manual, changes.documents, event, await compareWithReviewed(contentDir, event, changes.documents)), ...findUnexplained(after.manual, changes.documents)]);
    if (found.length === 0) console.log('该批准的都批准了。');
    else console.log(format === 'github' ? formatGithub(found) : formatText(found));
    return found.length > 0 ? 'content' : 'ok';
  },
);

async function readEvent(file: string): Promise<ReviewEvent> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new CommandError('usage', `没有文件 ${file}。检查 --event 后面的路径。`);
  try {
    const event = readReviewEvent(JSON.parse(text));
    if (event) return event;
  } catch {
    // Falls through to the same advice: whatever it is, it is not the data of a pull request.
  }
  throw new CommandError('usage', `${file} 不是合并请求的数据：要有 reviews（GitHub、Gitea）、approved_by（GitLab）或 assignees（Gitee）。取法见 CONTRIBUTING.md。`);
}

/** Reads the changed documents as they were at each reviewed commit. */
async function compareWithReviewed(contentDir: string, { reviews, head }: ReviewEvent, documents: readonly DocumentChange[]): Promise<UnchangedSince> {
  const commits = [...new Set(reviews.flatMap(({ commit }) => (commit === undefined || commit === head ? [] : [commit])))].filter((commit) => /^[0-9a-f]{7,64}$/.test(commit));
  const unchanged = new Set<string>();
  for (const commit of commits)
    for (const { after } of documents) {
      const path = after?.file.replace(/^content\//, '');
      const [then, now] = path === undefined ? [] : [await tryGit(contentDir, ['show', `${commit}:./${path}`]), await readFile(`${contentDir}/${path}`, 'utf8')];
      if (after && then !== undefined && now !== undefined && contentFingerprint(then) === contentFingerprint(now)) unchanged.add(`${commit} ${after.file}`);
    }
  return (commit, file) => unchanged.has(`${commit} ${file}`);
}
