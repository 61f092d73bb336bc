import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bindBook } from '../../scripts/pdf/bind-book.ts';
import type { Binding } from '../../scripts/pdf/bind-book.ts';
import { lineariseFile } from '../../scripts/pdf/linearise.ts';

const wasm = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm');

/** The same file, linearised. */
export async function linearised(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'manual-test-'));
  try {
    await writeFile(join(folder, 'in.pdf'), bytes);
    await lineariseFile({ folder, from: 'in.pdf', to: 'out.pdf' }, wasm);
    return new Uint8Array(await readFile(join(folder, 'out.pdf')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A book of mended parts, in memory. */
export async function bound(parts: readonly Uint8Array[], binding: Binding): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await bindBook(parts.map((bytes) => ({ read: async () => bytes })), binding, (chunk) => chunks.push(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}
