import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { formatEffectiveList, formatManifest, releaseNumber, type FileDigest } from '../../src/model/release.ts';
import { compareContent, redlineOf } from './compare-content.ts';
import { resolveCommit, uncommitted } from './git.ts';
import { loadFolder } from './load-snapshot.ts';
import { localDay } from './local-day.ts';
import { printPage } from './print-page.ts';
import { CommandError } from './run-command.ts';

export interface ReleaseOrder {
  readonly contentDir: string;
  /** The folder of releases; this one gets a folder in it. */
  readonly out: string;
  /** The site that was built from this content; undefined when only the content is released. */
  readonly dist: string | undefined;
  /** The earlier release to compare with. */
  readonly base: string | undefined;
  readonly pdf: boolean;
}

/** Writes a release's folder whole or not at all; gives the folder. */
export async function writeRelease({ contentDir, out, dist, base, pdf }: ReleaseOrder): Promise<string> {
  const commit = await resolveCommit(contentDir, 'HEAD');
  const dirty = await uncommitted(contentDir);
  if (dirty.length > 0) throw new CommandError('usage', `有没提交的改动，不能发布：${dirty.slice(0, 5).join('、')}${dirty.length > 5 ? ` 等 ${dirty.length} 个文件` : ''}。先提交，再发布。`);
  const { manual, files, diagnostics } = await loadFolder(contentDir);
  if (hasErrors(diagnostics)) throw new CommandError('content', '内容有错误，不能发布。先用 npm run check 看是什么问题。');
  const number = releaseNumber(manual);
  const folder = join(out, number);
  if (existsSync(folder)) throw new CommandError('usage', `${number} 已经发布过（${folder}），没有覆盖它。要再发布，在 company.yaml 里升 manual.version，并在 manual.changes 写明改了什么。`);
  const comparison = base === undefined ? undefined : await compareContent(contentDir, base, 'HEAD');
  if (comparison && releaseNumber(comparison.before.manual) === number && comparison.changes.documents.length + comparison.changes.entries.length > 0)
    throw new CommandError('usage', `内容与 ${base} 不同，手册版次还是 ${manual.company.manual.version}。在 company.yaml 里升 manual.version，并在 manual.changes 写明改了什么。`);
  const draft = `${folder}.${process.pid}.tmp`;
  try {
    await mkdir(draft, { recursive: true });
    const content = files.map(({ path, bytes }) => digestOf(path, bytes));
    const published = dist === undefined ? [] : await digestFolder(dist, ['manual.json', ...(await downloadsIn(dist))]);
    await writeFile(join(draft, 'manifest.json'), formatManifest(manual, { day: localDay(), commit, base, content, published }));
    await writeFile(join(draft, 'effective-documents.csv'), formatEffectiveList(manual));
    if (comparison) {
      await writeFile(join(draft, 'redline.html'), redlineOf(comparison, { before: base ?? '', after: number }));
      if (pdf) await printPage(join(draft, 'redline.html'), join(draft, 'redline.pdf'));
    }
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

const digestOf = (path: string, bytes: Uint8Array): FileDigest => ({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });

const downloadsIn = async (dist: string): Promise<readonly string[]> => (await readdir(join(dist, 'downloads')).catch(() => [])).sort().map((name) => `downloads/${name}`);

async function digestFolder(dist: string, paths: readonly string[]): Promise<readonly FileDigest[]> {
  if (!existsSync(join(dist, 'manual.json'))) throw new CommandError('usage', `${dist} 里没有生成好的网站（manual.json）。先运行 npm run build，或去掉 --dist。`);
  return Promise.all(paths.map(async (path) => digestOf(path, await readFile(join(dist, path)))));
}
