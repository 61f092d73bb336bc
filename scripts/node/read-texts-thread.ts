import { parentPort, workerData } from 'node:worker_threads';

import { readPageTexts } from '../pdf/read-page-texts.ts';
import type { PageStride } from '../pdf/read-page-texts.ts';

const { bytes, stride } = workerData as { readonly bytes: Uint8Array; readonly stride: PageStride };
parentPort?.postMessage(await readPageTexts(bytes, stride));
