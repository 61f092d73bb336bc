import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatSlipsPage } from '../../../scripts/node/format-slips.ts';
import { writeRelease } from '../../../scripts/node/write-release.ts';
import { readingSlips, readingVersion, formatSlipsCsv } from '../../../src/model/reading-slips.ts';
import { harbourSnapshot } from '../../support/harbour-snapshot.ts';
import { harbourDir, swap } from '../../support/harbour.ts';

const root = mkdtempSync(join(tmpdir(), 'release-'));
const contentDir = join(root, 'content');
const out = join(root, 'releases');
const git = (...words: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd: root, stdio: 'ignore' });
const edit = (path: string, from: string, to: string): void => writeFileSync(join(contentDir, path), swap(from, to)(readFileSync(join(contentDir, path), 'utf8')));
const release = (base?: string) => writeRelease({ contentDir, out, dist: undefined, base, pdf: false });

beforeAll(() => {
  cpSync(harbourDir, contentDir, { recursive: true });
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'first');
  git('tag', 'v2.1');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('发布', () => {
  test('一版一个文件夹：清单、摘要、有效文件清单；摘要对得上', async () => {
    const folder = await release();
    expect(folder).toBe(join(out, 'HG-2027-V2.1'));
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { release: string; documents: { code: string; file: string; sha256: string }[] };
    expect(manifest.release).toBe('HG-2027-V2.1');
    for (const { file, sha256 } of manifest.documents) expect(sha256).toBe(createHash('sha256').update(readFileSync(join(root, file))).digest('hex'));
    expect(readFileSync(join(folder, 'effective-documents.csv'), 'utf8')).toContain('ZL-SOP-001,成品终检,质量,');
  });

  test('发布过的不覆盖', async () => {
    await expect(release()).rejects.toThrow('HG-2027-V2.1 已经发布过');
  });

  test('有没提交的改动：不发布，不留半个文件夹', async () => {
    edit('company.yaml', 'version: V2.1', 'version: V2.2');
    await expect(release()).rejects.toThrow('有没提交的改动，不能发布：content/company.yaml');
    git('commit', '-am', 'version');
    expect(readdirSync(out)).toEqual(['HG-2027-V2.1']);
  });

  test('与上一版比：附上改动对照；内容变了而手册版次没变就不发布', async () => {
    edit('quality/zl-sop-001.mdx', '点亮时不要直视光源。', '点亮时不要看光源。');
    git('commit', '-am', 'content');
    const folder = await release('v2.1');
    expect(readFileSync(join(folder, 'redline.html'), 'utf8')).toContain('<del>〔');
    git('tag', 'v2.2');
    rmSync(folder, { recursive: true });
    edit('quality/zl-sop-001.mdx', '点亮时不要看光源。', '点亮时不要盯着光源。');
    git('commit', '-am', 'more');
    await expect(release('v2.2')).rejects.toThrow('手册版次还是 V2.2');
  });

  test('内容有错误不发布', async () => {
    edit('quality/zl-sop-001.mdx', 'scope: 管', 'scop: 管');
    git('commit', '-am', 'broken');
    await expect(release()).rejects.toThrow('内容有错误');
    expect(existsSync(join(out, 'HG-2027-V2.2'))).toBe(false);
  });
});

describe('阅读确认单', () => {
  const revised = harbourSnapshot({ 'quality/zl-sop-001.mdx': swap('summary: 首次发布 }', 'summary: 首次发布 }\n  - { version: V2.0, date: 2027-01-10, kind: 重大, summary: 改判据 }\n  - { version: V2.1, date: 2027-01-20, kind: 一般, summary: 改字 }') });
  const document = revised.manual.documents.find(({ code }) => code === 'ZL-SOP-001');
  if (!document) throw new Error('样本里没有 ZL-SOP-001');

  test('一般修改不再要求：要读的是最后一次重大修改的那一版', () => {
    expect(readingVersion(document)).toMatchObject({ version: 'V2.0', date: '2027-01-10' });
  });

  test('每个必读岗位一张，带二维码和网址', () => {
    const slips = readingSlips(revised.manual, [document]);
    expect(slips.map(({ team }) => team)).toEqual(['体系主管', '终检员', '维修员']);
    expect(formatSlipsCsv(slips)).toContain('ZL-SOP-001,成品终检,V2.0,2027-01-10,终检员,https://docs.harbour.example/manual/quality/zl-sop-001/,,');
    expect(formatSlipsPage('手册', slips).match(/<svg/g)).toHaveLength(3);
  });
});
