import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiledModules } from './compiled-modules.ts';
import type { SiteThreadData } from './site-output.ts';

keepCompiledModules();
const { openSiteWork } = await import('./site-work.ts');
const work = await openSiteWork(workerData as SiteThreadData, (answer) => parentPort?.postMessage(answer));
parentPort?.on('message', work);
