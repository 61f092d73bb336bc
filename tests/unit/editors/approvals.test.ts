import { describe, expect, test } from 'vitest';
import { findUnapproved, findUnexplained, readReviewEvent } from '../../../src/compare/approvals.ts';
import { compareManuals } from '../../../src/compare/compare-manuals.ts';
import { formatText } from '../../../src/diagnostics/format-text.ts';
import { formatCodeOwners } from '../../../src/model/code-owners.ts';
import { contentFingerprint } from '../../../src/source/unrevised-changes.ts';
import { harbourSnapshot } from '../../support/harbour-snapshot.ts';
import { checkHarbour, swap, type Patch } from '../../support/harbour.ts';

const zl = 'quality/zl-sop-001.mdx';
const accounts: Patch = { 'company.yaml': swap('  url:', '  accounts:\n    - { role: system-lead, names: [li-lei, han-meimei] }\n  url:') };
const before = harbourSnapshot(accounts);
const after = harbourSnapshot({ ...accounts, [zl]: swap('点亮时不要直视光源。', '点亮时不要看光源。') });
const { documents } = compareManuals(before, after);

const review = (login: string, state: string, commit = 'head', at = '2027-01-20T08:00:00Z') => ({ user: { login }, state, commit_id: commit, submitted_at: at });
const github = (...reviews: readonly object[]) => ({ pull_request: { user: { login: 'editor' }, head: { sha: 'head' } }, reviews });

const findingsOf = (event: object, unchanged = false) => {
  const read = readReviewEvent(event);
  if (!read) throw new Error('读不出来');
  return findUnapproved(after.manual, documents, read, () => unchanged);
};

describe('生效的文件要有批准岗位的批准', () => {
  test.each([
    ['GitHub：批准人点了批准', github(review('li-lei', 'APPROVED'))],
    ['GitHub：先要求修改，后来批准', github(review('li-lei', 'APPROVED', 'head', '2027-01-21T08:00:00Z'), review('li-lei', 'CHANGES_REQUESTED'))],
    ['GitHub：批准以后又留了一句评论', github(review('li-lei', 'APPROVED'), review('li-lei', 'COMMENTED', 'head', '2027-01-22T08:00:00Z'))],
    ['Gitea：同一个样子', github({ user: { login: 'han-meimei', username: 'han-meimei' }, state: 'APPROVED', commit_id: 'head', submitted_at: '2027-01-20T08:00:00Z', dismissed: false })],
    ['GitLab：approved_by', { author: { username: 'editor' }, sha: 'head', approved_by: [{ user: { username: 'li-lei' } }] }],
    ['Gitee：审查人通过', { user: { login: 'editor' }, head: { sha: 'head' }, assignees: [{ login: 'li-lei', accept: true }] }],
  ])('%s：不报', (_title, event) => {
    expect(findingsOf(event)).toEqual([]);
  });

  test.each([
    ['没有人批准', github(), '还没有批准'],
    ['批准的人不是批准岗位', github(review('passer-by', 'APPROVED')), '还没有批准'],
    ['批准后撤回', github({ ...review('li-lei', 'APPROVED'), dismissed: true }), '还没有批准'],
    ['后来要求修改', github(review('li-lei', 'APPROVED'), review('li-lei', 'CHANGES_REQUESTED', 'head', '2027-01-22T08:00:00Z')), '还没有批准'],
    ['批准的是早先的提交，之后内容改过', github(review('li-lei', 'APPROVED', 'older')), '批准之后内容又改过'],
    ['自己批准自己', { ...github(review('li-lei', 'APPROVED')), pull_request: { user: { login: 'li-lei' }, head: { sha: 'head' } } }, '提出的人不能批准自己的改动'],
    ['Gitee：审查人还没有通过', { user: { login: 'editor' }, assignees: [{ login: 'li-lei', accept: false }] }, '还没有批准'],
  ])('%s：报', (_title, event, why) => {
    expect(findingsOf(event).map(({ code, message }) => `${code} ${message}`)).toEqual([`M607 ZL-SOP-001 V1.0 的状态是生效，批准岗位「体系主管」（@li-lei、@han-meimei）${why}。`]);
  });

  test('批准以后只写了批准日期：还算批准', () => {
    expect(findingsOf(github(review('li-lei', 'APPROVED', 'older')), true)).toEqual([]);
    const text = before.texts.get(zl) ?? '';
    expect(contentFingerprint(text.replace('approved: 2026-12-10', 'approved: 2027-01-20'))).toBe(contentFingerprint(text));
    expect(contentFingerprint(text.replace('点亮时', '通电时'))).not.toBe(contentFingerprint(text));
  });

  test('状态是评审的不用批准', () => {
    const inReview = harbourSnapshot({ ...accounts, [zl]: swap('status: 生效', 'status: 评审') });
    expect(findUnapproved(inReview.manual, compareManuals(before, inReview).documents, { author: undefined, head: undefined, reviews: [] }, () => false)).toEqual([]);
  });

  test('没有写岗位是谁：说写在哪里', () => {
    const nobody = harbourSnapshot({ [zl]: swap('点亮时不要直视光源。', '点亮时不要看光源。') });
    const found = findUnapproved(nobody.manual, compareManuals(harbourSnapshot(), nobody).documents, { author: undefined, head: undefined, reviews: [] }, () => false);
    expect(formatText(found)).toContain('在 company.yaml 的 site.accounts 里加上 { role: system-lead, names: [用户名] }。');
  });

  test.each([[null], ['x'], [{}], [{ reviews: 'x' }], [[]]])('%j 不是合并请求的数据', (data) => {
    expect(readReviewEvent(data)).toBeUndefined();
  });
});

describe('删去和改名的文件留一页说明', () => {
  const gone: Patch = { 'aftersales/sh-pol-001.mdx': null, 'aftersales/sh-pol-002.mdx': () => before.texts.get('aftersales/sh-pol-001.mdx')?.replaceAll('SH-POL-001', 'SH-POL-002') ?? '' };

  test('没有留：报，并写好该加的一行', () => {
    const now = harbourSnapshot(gone);
    const found = findUnexplained(now.manual, compareManuals(before, now).documents);
    expect(found.map(({ code, file, hint }) => `${code} ${file} ${hint}`)).toEqual([expect.stringMatching(/^M608 content\/aftersales\/_chapter\.yaml .*- \{ code: SH-POL-001, title: .+, date: 日期, reason: 为什么, to: SH-POL-002 \}/)]);
  });

  test('留了：不报，原来的网址在站里', () => {
    const chapter = { 'aftersales/_chapter.yaml': (text: string) => `${text}withdrawn:\n  - { code: SH-POL-001, title: 保修制度, date: 2027-01-20, reason: 并入新制度, to: SH-POL-002 }\n` };
    const now = harbourSnapshot({ ...gone, ...chapter });
    expect(findUnexplained(now.manual, compareManuals(before, now).documents)).toEqual([]);
    expect(checkHarbour({ 'aftersales/_chapter.yaml': (text) => chapter['aftersales/_chapter.yaml'](text).replace('SH-POL-002', 'SH-POL-009') }).diagnostics.map(({ code }) => code)).toContain('M201');
  });
});

test('CODEOWNERS 从归口和批准岗位来；没有账号的岗位不写', () => {
  const text = formatCodeOwners(before.manual);
  expect(text).toContain('/content/quality/zl-sop-001.mdx @li-lei @han-meimei\n');
  expect(text).toMatch(/^\/content\/quality\/ @li-lei @han-meimei$/m);
  expect(formatCodeOwners(harbourSnapshot().manual).split('\n')).toHaveLength(2);
});
