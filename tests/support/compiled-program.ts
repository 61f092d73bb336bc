import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDir } from '../../scripts/node/cache-dir.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { readProgram, type SiteProgram } from '../../scripts/node/site-program.ts';
import { childEnv } from './child-env.ts';

const run = promisify(execFile);

export interface CompiledProgram {
  readonly dir: string;
  readonly program: SiteProgram;
  remove(): Promise<void>;
}

/** The site's program for a company, compiled for one test. */
export async function compileProgram(name: string, content: string, renderer: 'own' | 'astro' = 'own'): Promise<CompiledProgram> {
  const dir = join(cacheDir, 'tests', `${name}-${process.pid}`);
  await run(process.execPath, ['scripts/node/compile-site-program.ts', dir, renderer], { cwd: projectDir, env: { ...childEnv(), MANUAL_CONTENT: content } });
  return { dir, program: await readProgram(dir), remove: () => rm(dir, { recursive: true, force: true }) };
}
