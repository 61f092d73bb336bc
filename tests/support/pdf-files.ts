import createQpdf from '@neslinesli93/qpdf-wasm';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bindBook } from '../../scripts/pdf/bind-book.ts';
import type { Binding } from '../../scripts/pdf/bind-book.ts';
import { linearise } from '../../scripts/pdf/linearise.ts';

/** A finished book of mended parts. */
export const bound = async (parts: readonly Uint8Array[], binding: Binding): Promise<Uint8Array> => linearise(await bindBook(parts.map((bytes) => ({ read: async () => bytes })), binding));

/** The parts of qpdf's WebAssembly build that are used here; its own types leave out the options of its runtime. */
interface QpdfRuntime {
  readonly callMain: (args: readonly string[]) => number;
  readonly NODEFS: object;
  readonly FS: {
    readonly mkdir: (path: string) => void;
    readonly mount: (system: object, options: { readonly root: string }, path: string) => void;
  };
}

/** qpdf's exit codes for a file as a whole and for its linearisation, 0 for nothing to say: it computes every hint table anew and compares. Its words go to the output. */
export async function askQpdf(bytes: Uint8Array): Promise<readonly number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'manual-test-'));
  try {
    await writeFile(join(folder, 'book.pdf'), bytes);
    return [await runQpdf(folder, '--check'), await runQpdf(folder, '--check-linearization')];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runQpdf(folder: string, check: string): Promise<number> {
  const create = createQpdf as unknown as (options: { readonly locateFile: () => string }) => Promise<QpdfRuntime>;
  const wasm = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm');
  const qpdf = await create({ locateFile: () => wasm });
  qpdf.FS.mkdir('/disk');
  qpdf.FS.mount(qpdf.NODEFS, { root: folder }, '/disk');
  return qpdf.callMain([check, '/disk/book.pdf']);
}
