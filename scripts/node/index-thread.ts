import { parentPort, workerData } from 'node:worker_threads';
import type { IndexTask } from './index-aside.ts';
import { joinIndexes } from './join-indexes.ts';
import { patchIndex } from './patch-index.ts';

const task = workerData as IndexTask;

parentPort?.postMessage(await (task.kind === 'patch' ? patchIndex(task.patch) : joinIndexes(task.sections)));
