import { runCommand } from './node/run-command.ts';
import { runTool } from './node/run-tool.ts';

await runCommand(
  { name: 'test', summary: '跑全部测试：单元、架构、契约和真实浏览器。', options: { project: { type: 'string', value: 'unit|architecture|contract|e2e', choices: ['unit', 'architecture', 'contract', 'e2e'], help: '只跑一个套件' } }, positionals: '[文件…]' },
  async ({ options, positionals }) => {
    const project = typeof options['project'] === 'string' ? ['--project', options['project']] : [];
    const code = await runTool('vitest', ['run', '--config', 'scripts/config/vitest.config.ts', ...project, ...positionals]);
    return code === 0 ? 'ok' : 'content';
  },
);
