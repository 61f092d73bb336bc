import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PartFile } from '../pdf/join-parts.ts';
import type { Sink } from '../pdf/plain-file.ts';

export interface ShelfPart extends PartFile {
  readonly path: string;
}

/** Where the parts of a book wait for the others, and where they are bound: they need not all be in memory. */
export interface PartShelf {
  readonly folder: string;
  readonly put: (index: number, bytes: Uint8Array) => Promise<ShelfPart>;
  /** Writes a file of that name in the folder, piece by piece. */
  readonly write: (name: string, fill: (sink: Sink) => Promise<void>) => Promise<void>;
}

/** Lends a folder of the system's for the time of `use`. */
export async function withPartShelf<T>(use: (shelf: PartShelf) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'manual-parts-'));
  try {
    return await use({
      folder,
      put: async (index, bytes) => {
        const path = join(folder, `${index}.pdf`);
        await writeFile(path, bytes);
        return { path, read: async () => new Uint8Array(await readFile(path)) };
      },
      write: async (name, fill) => {
        const file = openSync(join(folder, name), 'w');
        try {
          await fill((bytes) => writeAll(file, bytes));
        } finally {
          closeSync(file);
        }
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The system may take less at a time than it is given. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
