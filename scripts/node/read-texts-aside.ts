import { Worker } from 'node:worker_threads';

import type { PageStride } from '../pdf/read-page-texts.ts';

/** From this size on, in bytes, reading all texts of a file takes long enough to be worth a second thread. */
const LONG = 5_000_000;

/** The text of every page, in page order, read in threads of its own, so that other work can go on meanwhile. */
export async function readTextsAside(bytes: Uint8Array): Promise<readonly string[]> {
  const threads = bytes.length < LONG ? 1 : 2;
  const shares = await Promise.all(Array.from({ length: threads }, (_, index) => readInThread(bytes, { from: index + 1, step: threads })));
  const pages = shares.reduce((sum, share) => sum + share.length, 0);
  return Array.from({ length: pages }, (_, at) => shares[at % threads]?.[Math.floor(at / threads)] ?? '');
}

function readInThread(bytes: Uint8Array, stride: PageStride): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-texts-thread.ts', import.meta.url), { workerData: { bytes, stride } });
    worker.once('message', (texts: readonly string[]) => resolve(texts));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`读 PDF 文字的线程退出了（${code}）。`)));
  });
}
