import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectDir } from './project-dir.ts';
import { CommandError, type CommandInput } from './run-command.ts';

export const contentOption = { type: 'string', value: 'DIR', help: '内容文件夹（默认 content）；换成另一家公司的内容时用' } as const;
export const outOption = { type: 'string', value: 'DIR', help: '输出文件夹（默认 dist）' } as const;

/** The content folder that the command line names; relative to where the command was typed. */
export function contentDirOf({ options }: CommandInput): string {
  const named = options['content'];
  const dir = typeof named === 'string' ? resolve(process.env['INIT_CWD'] ?? process.cwd(), named) : resolve(projectDir, 'content');
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new CommandError('usage', `没有内容文件夹 ${dir}。检查 --content 后面的路径。`);
  return dir;
}

export function outDirOf({ options }: CommandInput): string {
  const named = options['out'];
  return typeof named === 'string' ? resolve(process.env['INIT_CWD'] ?? process.cwd(), named) : resolve(projectDir, 'dist');
}
