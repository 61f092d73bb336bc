import { parentPort, workerData } from 'node:worker_threads';
import { patchIndex, type IndexPatch } from './patch-index.ts';

parentPort?.postMessage(await patchIndex(workerData as IndexPatch));
