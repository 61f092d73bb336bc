import { parentPort } from 'node:worker_threads';
import { keepCompiledModules } from './compiled-modules.ts';
import type { IndexTask } from './index-aside.ts';

keepCompiledModules();
const [{ joinIndexes }, { patchIndex }] = await Promise.all([import('./join-indexes.ts'), import('./patch-index.ts')]);
parentPort?.once('message', async (task: IndexTask) => {
  parentPort?.postMessage(await (task.kind === 'patch' ? patchIndex(task.patch) : joinIndexes(task.sections)));
});
