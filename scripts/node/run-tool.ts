import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { projectDir } from './project-dir.ts';

/** Runs a tool of node_modules with this terminal; its exit code. */
export function runTool(command: string, args: readonly string[]): Promise<number> {
  const path = [join(projectDir, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(command, [...args], {
    cwd: projectDir,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
