import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PartFile } from '../pdf/join-parts.ts';

export interface ShelfPart extends PartFile {
  readonly path: string;
}

/** Where the parts of a book wait for the others: they need not all be in memory while it is printed. */
export interface PartShelf {
  readonly put: (name: string, bytes: Uint8Array) => Promise<ShelfPart>;
}

/** Lends a folder of the system's for the time of `use`. */
export async function withPartShelf<T>(use: (shelf: PartShelf) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'manual-parts-'));
  try {
    return await use({
      put: async (name, bytes) => {
        const path = join(folder, `${name}.pdf`);
        await writeFile(path, bytes);
        return { path, read: async () => new Uint8Array(await readFile(path)) };
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
