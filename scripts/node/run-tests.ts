import { runTool } from './run-tool.ts';

/** In the order in which a mistake is cheapest to find. */
const stages = [
  ['类型', 'astro', ['check', '--minimumFailingSeverity', 'error']],
  ['内容', 'node', ['scripts/check.ts']],
] as const;

/** Vitest with the project's configuration; its exit code. */
export const runVitest = (args: readonly string[]): Promise<number> => runTool('vitest', ['run', '--config', 'scripts/config/vitest.config.ts', ...args]);

/** Everything that must hold before a change lands: types, the shipped content, all suites. True when all of it does. */
export async function runEverything(): Promise<boolean> {
  for (const [name, command, args] of stages) {
    console.log(`— ${name}`);
    if ((await runTool(command, args)) !== 0) {
      console.error(`「${name}」没有通过。`);
      return false;
    }
  }
  console.log('— 测试');
  return (await runVitest([])) === 0;
}
