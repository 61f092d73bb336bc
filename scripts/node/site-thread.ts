import { parentPort, workerData } from 'node:worker_threads';
import './keep-compiled.js';
import type { SiteThreadData } from './site-output.ts';

const [{ openSiteWork }, { sampleThread }, { outputTrash }] = await Promise.all([import('./site-work.ts'), import('./sample-thread.ts'), import('./trash.ts')]);
const stopSampling = await sampleThread();
const work = await openSiteWork(workerData as SiteThreadData, (answer) => parentPort?.postMessage(answer), stopSampling);
// The thread that makes the index loads its work meanwhile.
outputTrash.empty();
parentPort?.on('message', work);
