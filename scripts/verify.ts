import { runCommand } from './node/run-command.ts';
import { runEverything } from './node/run-tests.ts';

await runCommand({ name: 'verify', summary: '合并前的全部检查，与持续集成做的完全一样。', options: {} }, async () => ((await runEverything()) ? 'ok' : 'content'));
