import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log-stage.ts';
import { CommandError } from './run-command.ts';
import { isRunning } from './staged-output.ts';

const pauseMs = 300;
/** Longer than any build takes. */
const patienceMs = 1_800_000;

/**
 * Does the work when no other build of this project is at it: they share Astro's working folder, and two at once mix up their pages.
 * A lock whose process is gone is taken over.
 */
export async function withBuildLock<T>(file: string, log: Log, work: () => Promise<T>, patience: number = patienceMs): Promise<T> {
  await takeLock(file, log, patience);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function takeLock(file: string, log: Log, patience: number): Promise<void> {
  const start = Date.now();
  for (let told = false; !(await tryLock(file)); await sleep(pauseMs)) {
    const owner = await ownerOf(file);
    if (owner === undefined) continue;
    if (!isRunning(owner)) await dropLock(file, owner);
    else if (Date.now() - start > patience) throw new CommandError('environment', `另一个生成（进程 ${owner}）很久没有做完。等它结束再试；确定它已经卡住，就结束那个进程。`);
    else if (!told) {
      log(`另一个生成正在进行（进程 ${owner}），等它做完……`);
      told = true;
    }
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined while the file is just being written or taken away. A file with nonsense in it belongs to nobody. */
async function ownerOf(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined || text === '' ? undefined : Number.parseInt(text, 10) || 0;
}

/** Only one of those who wait may take an abandoned lock away, and only the one that they all saw. */
async function dropLock(file: string, owner: number): Promise<void> {
  const mine = `${file}.${process.pid}`;
  await rename(file, mine).catch(() => undefined);
  const taken = await readFile(mine, 'utf8').catch(() => undefined);
  if (taken !== undefined && (Number.parseInt(taken, 10) || 0) !== owner) await rename(mine, file);
  await rm(mine, { force: true });
}
