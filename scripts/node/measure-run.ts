import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a program took, with everything that it started. */
export interface Measured {
  readonly ok: boolean;
  readonly seconds: number;
  /** Time on all processors; on a busy machine it says more than the time on the clock. */
  readonly cpuSeconds: number;
  /** Highest sum over all processes, memory that they share counted once; 0 where the system does not tell. */
  readonly peakBytes: number;
  readonly output: string;
}

export interface MeasuredRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly patienceMs?: number;
}

const sampleMs = 200;
const quarterHour = 900_000;
/** Clock ticks of a second, as Linux reports them to programs. */
const ticks = 100;
const keptOutput = 20_000;

/** Runs a program to its end and watches it and its children. A program that takes too long is ended and counts as failed. */
export async function measureRun({ command, args, cwd, env = {}, patienceMs = quarterHour }: MeasuredRun): Promise<Measured> {
  const start = performance.now();
  const child = spawn(command, [...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => { output = (output + chunk.toString()).slice(-keptOutput); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => { output += error.message; resolve(1); });
    child.once('close', (code) => resolve(code ?? 1));
  });
  const watched = child.pid === undefined ? { cpuSeconds: 0, peakBytes: 0 } : await watchFor(child.pid, ended, patienceMs);
  return { ok: (await ended) === 0, seconds: (performance.now() - start) / 1000, ...watched, output };
}

async function watchFor(pid: number, ended: Promise<number>, patienceMs: number): ReturnType<typeof watchTree> {
  const patience = setTimeout(() => endTree(pid), patienceMs);
  const watched = await watchTree(pid, ended);
  clearTimeout(patience);
  return watched;
}

/** A browser that a program started is in a group of its own and would go on without it. */
function endTree(root: number): void {
  const tree = readTree(root);
  for (const pid of tree.length > 0 ? tree.map((facts) => facts.pid) : [root]) endProcess(pid);
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function watchTree(root: number, ended: Promise<number>): Promise<Pick<Measured, 'cpuSeconds' | 'peakBytes'>> {
  const cpu = new Map<number, number>();
  let [peakBytes, running] = [0, true];
  const stop = ended.then(() => { running = false; });
  while (running) {
    const tree = readTree(root);
    for (const { pid, cpuSeconds } of tree) cpu.set(pid, cpuSeconds);
    peakBytes = Math.max(peakBytes, sumMemory(tree.map(({ pid }) => parseStatus(readNow(`/proc/${pid}/status`) ?? ''))));
    await Promise.race([stop, sleep(sampleMs)]);
  }
  return { cpuSeconds: [...cpu.values()].reduce((sum, one) => sum + one, 0), peakBytes };
}

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
}

/** The process and its descendants; none where there is no /proc. */
export function readTree(root: number): readonly ProcessFacts[] {
  const found = listProcesses().flatMap((name) => {
    const line = readNow(`/proc/${name}/stat`);
    return line === undefined ? [] : [parseStat(line)];
  });
  const children = Map.groupBy(found, ({ parent }) => parent);
  const below = (pid: number): readonly ProcessFacts[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child.pid)]);
  return [...found.filter(({ pid }) => pid === root), ...below(root)];
}

function listProcesses(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** What the system tells without delay; undefined when the process is gone. Asking for it in turns would take a tenth of a processor. */
function readNow(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A line of /proc/PID/stat: the program's name stands in brackets and may hold anything. */
export function parseStat(line: string): ProcessFacts {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { pid: Number.parseInt(line, 10), parent: Number(fields[1]), cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticks };
}

export interface ProcessMemory {
  /** What no other process has. */
  readonly own: number;
  /** The programs and files that it has mapped: of several processes of one program mostly the same. */
  readonly files: number;
}

/**
 * The memory in /proc/PID/status, in bytes. The system counts it as it goes; adding up what each page is shared with (smaps) takes the system
 * so long that a browser of ten processes ran half as fast while it was measured.
 */
export function parseStatus(text: string): ProcessMemory {
  const [anonymous = 0, shared = 0, files = 0] = ['RssAnon', 'RssShmem', 'RssFile'].map((name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) * 1024);
  return { own: anonymous + shared, files };
}

/** What processes take together: the files that they have mapped are counted once. */
export const sumMemory = (processes: readonly ProcessMemory[]): number => processes.reduce((sum, { own }) => sum + own, 0) + Math.max(0, ...processes.map(({ files }) => files));

/** The memory of a process, what it shares counted in part; 0 where the system does not tell. */
export const readBytes = (pid: number): Promise<number> =>
  readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8').then((text) => Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1024, () => 0);
