import { runCommand } from './node/run-command.ts';
import { runTool } from './node/run-tool.ts';

/** In the order in which a mistake is cheapest to find. */
const stages = [
  ['类型', 'astro', ['check', '--minimumFailingSeverity', 'error']],
  ['内容', 'node', ['scripts/check.ts']],
  ['测试', 'node', ['scripts/test.ts']],
] as const;

await runCommand({ name: 'verify', summary: '合并前的全部检查，与持续集成做的完全一样。', options: {} }, async () => {
  for (const [name, command, args] of stages) {
    console.log(`— ${name}`);
    if ((await runTool(command, args)) !== 0) {
      console.error(`「${name}」没有通过。`);
      return 'content';
    }
  }
  return 'ok';
});
