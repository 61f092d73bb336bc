import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { cacheDir } from './cache-dir.ts';
import { projectDir } from './project-dir.ts';
import { sparingBundler, sparingCompiler } from './sparing-node.ts';

/** Where compiled programs are kept. */
export const programsDir: string = join(cacheDir, 'site');

/** What the compiler is told: the folder for what it makes. */
export interface CompilerOrder {
  readonly work: string;
}

let warm: ChildProcess | undefined;

/** Where no program is kept one will have to be compiled: the compiler loads its modules while this process loads its own. */
export function warmCompiler(contentDir: string, programs: string = programsDir): void {
  if (existsSync(programs) && readdirSync(programs).length > 0) return;
  warm = startCompiler(contentDir);
  // Whoever does not need it need not wait for it: it ends when this process does.
  warm.unref();
  warm.channel?.unref();
  for (const stream of [warm.stdout, warm.stderr]) if (stream instanceof Socket) stream.unref();
}

/** Has the templates compiled into a folder. Throws with what the compiler says when it cannot. */
export async function runCompiler(contentDir: string, order: CompilerOrder, signal: AbortSignal): Promise<void> {
  // The build may have been given up while it was found out what to compile.
  signal.throwIfAborted();
  const child = warm ?? startCompiler(contentDir);
  warm = undefined;
  child.ref();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  child.send(order);
  const stop = (): void => void child.kill();
  signal.addEventListener('abort', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`网站的模板没有编译成。\n${output.trim()}`))));
  });
}

const startCompiler = (contentDir: string): ChildProcess =>
  spawn(process.execPath, [...sparingCompiler, join(import.meta.dirname, 'compile-site-program.ts')], {
    cwd: projectDir,
    env: { ...process.env, ...sparingBundler, MANUAL_CONTENT: contentDir },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
