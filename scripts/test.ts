import { runCommand } from './node/run-command.ts';
import { runTool } from './node/run-tool.ts';

await runCommand(
  { name: 'test', summary: '跑全部测试：单元、架构、契约和真实浏览器。', options: {}, positionals: '[文件…]' },
  async ({ positionals }) => ((await runTool('vitest', ['run', '--config', 'scripts/config/vitest.config.ts', ...positionals])) === 0 ? 'ok' : 'content'),
);
