import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outDirOf, outOption } from './node/content-dir.ts';
import { CommandError, runCommand } from './node/run-command.ts';
import { portOf, portOption, serveUntilStopped } from './node/serve-until-stopped.ts';

await runCommand(
  { name: 'preview', summary: '把已经生成的网站在本机打开。', options: { out: outOption, port: portOption } },
  async (input) => {
    const directory = outDirOf(input);
    if (!existsSync(join(directory, 'index.html'))) throw new CommandError('usage', `${directory} 里没有网站。先运行 npm run build。`);
    await serveUntilStopped({ directory, port: portOf(input), log: console.log });
    return 'ok';
  },
);
