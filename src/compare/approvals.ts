import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Manual } from '../model/manual.ts';
import type { DocumentChange } from './compare-manuals.ts';

/** Somebody's last word on a pull request. */
export interface Review {
  readonly account: string;
  readonly verdict: 'approved' | 'rejected';
  /** The commit that was looked at, where the host tells. */
  readonly commit: string | undefined;
}

/** What a code host knows of a pull request, whichever host it is. */
export interface ReviewEvent {
  readonly author: string | undefined;
  readonly head: string | undefined;
  readonly reviews: readonly Review[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const accountOf = (user: unknown): string | undefined => textOf(fieldsOf(user)['login']) ?? textOf(fieldsOf(user)['username']);

/**
 * Reads the data of a pull request: of GitHub and Gitea/Forgejo `{ pull_request, reviews }`, of GitLab the merge request with `approved_by`,
 * of Gitee the pull request with `assignees` and their `accept`. Undefined when it is none of these.
 */
export function readReviewEvent(data: unknown): ReviewEvent | undefined {
  if (!isFields(data)) return undefined;
  const request = isFields(data['pull_request']) ? data['pull_request'] : data;
  const author = accountOf(request['user']) ?? accountOf(request['author']);
  const head = textOf(fieldsOf(request['head'])['sha']) ?? textOf(request['sha']);
  if (Array.isArray(data['reviews'])) return { author, head, reviews: lastWords(listOf(data['reviews'])) };
  if (Array.isArray(data['approved_by'])) return { author, head, reviews: listOf(data['approved_by']).flatMap(({ user }) => approvalOf(accountOf(user))) };
  if (Array.isArray(request['assignees'])) return { author, head, reviews: listOf(request['assignees']).filter(({ accept }) => accept === true).flatMap((user) => approvalOf(accountOf(user))) };
  return undefined;
}

const approvalOf = (account: string | undefined): readonly Review[] => (account === undefined ? [] : [{ account, verdict: 'approved', commit: undefined }]);

/** A later review of the same person takes the place of an earlier one; a comment does not. */
function lastWords(reviews: readonly Fields[]): readonly Review[] {
  const words = new Map<string, Review>();
  const timeOf = (review: Fields): string => String(review['submitted_at'] ?? '');
  const ordered = reviews.toSorted((a, b) => Number(timeOf(a) > timeOf(b)) - Number(timeOf(a) < timeOf(b)));
  for (const review of ordered) {
    const account = accountOf(review['user']);
    const state = String(review['state']).toUpperCase();
    if (account === undefined || state === 'COMMENTED' || state === 'COMMENT' || state === 'PENDING') continue;
    const isApproval = state === 'APPROVED' && review['dismissed'] !== true;
    words.set(account, { account, verdict: isApproval ? 'approved' : 'rejected', commit: textOf(review['commit_id']) });
  }
  return [...words.values()];
}

/** Whether a document's content is still what it was at a commit; false where the commit is not known. */
export type UnchangedSince = (commit: string, file: string) => boolean;

/**
 * M607: documents that a pull request puts or leaves in force without an approval by an account of their approving role. An approval of
 * an earlier commit counts while the content is the same: writing down the date of the approval does not undo it.
 */
export function findUnapproved(manual: Manual, documents: readonly DocumentChange[], event: ReviewEvent, unchangedSince: UnchangedSince): readonly Diagnostic[] {
  return documents.flatMap(({ after }) => {
    if (!after || after.header.status !== '生效') return [];
    const role = after.header.approver;
    const title = manual.entities.get('role')?.get(role)?.title ?? role;
    const at = { file: after.file, ...after.locate(['approver']) };
    const names = manual.company.site.accounts.find((account) => account.role === role)?.names ?? [];
    if (names.length === 0)
      return [createDiagnostic('M607', at, { message: `批准岗位「${title}」在代码平台上是谁，没有写。`, hint: `在 company.yaml 的 site.accounts 里加上 { role: ${role}, names: [用户名] }。` })];
    const approvals = event.reviews.filter(({ account, verdict }) => verdict === 'approved' && names.includes(account) && account !== event.author);
    if (approvals.some(({ commit }) => commit === undefined || commit === event.head || unchangedSince(commit, after.file))) return [];
    const why = approvals.length > 0 ? '批准之后内容又改过' : event.author !== undefined && names.includes(event.author) ? '提出的人不能批准自己的改动' : '还没有批准';
    return [createDiagnostic('M607', at, { message: `${after.code} ${after.header.version} 的状态是生效，批准岗位「${title}」（${names.map((name) => `@${name}`).join('、')}）${why}。`, hint: '请批准岗位在合并请求里点批准；还没有批准时，状态写成评审。' })];
  });
}

/** M608: a document is gone and its chapter does not say so. */
export function findUnexplained(manual: Manual, documents: readonly DocumentChange[]): readonly Diagnostic[] {
  const explained = new Set(manual.chapters.flatMap(({ withdrawn }) => withdrawn.map(({ code }) => code)));
  return documents.flatMap(({ code, before, after }) => {
    if (!before || after || explained.has(code)) return [];
    const successor = documents.find(({ renamedFrom }) => renamedFrom === code)?.code;
    const chapter = manual.chapters.find(({ id }) => id === before.chapter)?.file ?? `content/${before.chapter}/_chapter.yaml`;
    const to = successor === undefined ? '' : `, to: ${successor}`;
    return [createDiagnostic('M608', { file: chapter, line: 1, column: 1 }, { message: `${code}《${before.title}》${successor === undefined ? '没有了' : `改成了 ${successor}`}，本章没有留说明。`, hint: `在这个文件里加上 withdrawn:，下面写 - { code: ${code}, title: ${before.title}, date: 日期, reason: 为什么${to} }；或把文件留着，状态改成作废。` })];
  });
}
