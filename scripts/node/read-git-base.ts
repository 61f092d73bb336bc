import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentFile } from '../../src/source/parse-sources.ts';
import type { ComparedFile } from '../../src/source/unrevised-changes.ts';
import { resolveCommit, tryGit } from './git.ts';

/**
 * The documents of a content folder that differ from a git commit, as they were and as they are. New and removed ones are left out.
 * @throws CommandError when the folder is not in a git repository or has no such commit
 */
export async function readGitBase(contentDir: string, ref: string): Promise<readonly ComparedFile[]> {
  const commit = await resolveCommit(contentDir, ref);
  const paths = await changedFiles(contentDir, commit, 'M');
  return Promise.all(
    paths.map(async (path) => ({
      file: `content/${path}`,
      before: withoutReturns((await tryGit(contentDir, ['show', `${commit}:./${path}`])) ?? ''),
      after: withoutReturns(await readFile(join(contentDir, path), 'utf8')),
    })),
  );
}

async function changedFiles(contentDir: string, commit: string, filter: string): Promise<readonly string[]> {
  const changed = await tryGit(contentDir, ['diff', '--name-only', '--no-renames', `--diff-filter=${filter}`, '-z', '--relative', commit, '--', '.']);
  return (changed ?? '').split('\0').filter((path) => path.endsWith('.mdx'));
}

/** Every file of a content folder as a commit has it; pictures without their bytes. */
export async function readGitContent(contentDir: string, commit: string): Promise<readonly ContentFile[]> {
  const listing = (await tryGit(contentDir, ['ls-tree', '-r', '-z', commit, '.'])) ?? '';
  const entries = listing.split('\0').flatMap((line) => {
    const match = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line);
    return match ? [{ hash: match[1] ?? '', path: match[2] ?? '' }] : [];
  });
  const read = entries.filter(({ path }) => !path.startsWith('assets/'));
  const blobs = await readBlobs(contentDir, read.map(({ hash }) => hash));
  return entries.map(({ path, hash }) => ({ path, bytes: blobs.get(hash) ?? new Uint8Array() })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One git process for all, however many files a manual has. */
async function readBlobs(folder: string, hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(`${[...new Set(hashes)].join('\n')}\n`);
  const output = Buffer.concat(await Array.fromAsync(child.stdout as AsyncIterable<Buffer>));
  const blobs = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [hash = '', , size = '0'] = output.toString('utf8', at, end).split(' ');
    blobs.set(hash, output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return blobs;
}

const withoutReturns = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
