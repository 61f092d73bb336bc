import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir } from './cache-dir.ts';

/** The disk needs half a second to remove thousands of files. Nobody has to wait for it: the next build does it while it reads. */
export interface Trash {
  /** Takes a folder out of the way; one on another disk is removed at once. */
  throwAway(dir: string): Promise<void>;
  /** What cannot be removed, such as a file that somebody still reads, is left to the next time. */
  empty(): void;
}

export function openTrash(folder: string): Trash {
  const move = async (dir: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await rename(dir, join(await mkdtemp(join(folder, 'output-')), 'site'));
  };
  return {
    throwAway: (dir) => move(dir).catch(() => rm(dir, { recursive: true, force: true })),
    empty: () => {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        return;
      }
    },
  };
}

/** Outputs that were replaced. */
export const outputTrash: Trash = openTrash(join(cacheDir, 'trash'));
