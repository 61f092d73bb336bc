import { Worker } from 'node:worker_threads';

import { readPageTexts } from '../pdf/read-page-texts.ts';
import type { PageStride } from '../pdf/read-page-texts.ts';

/** From this size on, in bytes, reading all texts of a file takes long enough to be worth threads of its own. */
const LONG = 5_000_000;
const THREADS = 2;

/** The text of every page, in page order; of a long file in threads of its own, so that other checks of the file can go on meanwhile. */
export async function readTextsAside(bytes: Uint8Array): Promise<readonly string[]> {
  if (bytes.length < LONG) return readPageTexts(bytes);
  const shares = await Promise.all(Array.from({ length: THREADS }, (_, index) => readInThread(bytes, { from: index + 1, step: THREADS })));
  const pages = shares.reduce((sum, share) => sum + share.length, 0);
  return Array.from({ length: pages }, (_, at) => shares[at % THREADS]?.[Math.floor(at / THREADS)] ?? '');
}

function readInThread(bytes: Uint8Array, stride: PageStride): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-texts-thread.ts', import.meta.url), { workerData: { bytes, stride } });
    worker.once('message', (texts: readonly string[]) => resolve(texts));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`读 PDF 文字的线程退出了（${code}）。`)));
  });
}
