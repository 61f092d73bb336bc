import { runCommand } from './node/run-command.ts';
import { runEverything, runVitest } from './node/run-tests.ts';

const suites = ['unit', 'architecture', 'contract', 'e2e'] as const;

await runCommand(
  {
    name: 'test',
    summary: '类型、内容和全部测试（单元、架构、契约、真实浏览器）。写了套件或文件就只跑那一部分。',
    options: { project: { type: 'string', value: suites.join('|'), choices: suites, help: '只跑一个套件' } },
    positionals: '[文件…]',
  },
  async ({ options, positionals }) => {
    const project = typeof options['project'] === 'string' ? ['--project', options['project']] : [];
    const part = [...project, ...positionals];
    const passed = part.length > 0 ? (await runVitest(part)) === 0 : await runEverything();
    return passed ? 'ok' : 'content';
  },
);
