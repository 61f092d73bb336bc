import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectDir } from './project-dir.ts';
import { keptModules } from './sparing-node.ts';

/** Seconds that somebody at the dev server waits. */
export interface DevBench {
  readonly start: number;
  readonly firstPage: number;
  readonly editToVisible: number;
}

interface DevTarget {
  readonly contentDir: string;
  /** A document of it, and the address of its page below the server's root. */
  readonly file: string;
  readonly path: string;
}

const mark = '改过的一句话，看多久能看到。';
const pollMs = 50;
const patienceMs = 120_000;

/** Starts the dev server on a content folder, opens a page, writes a sentence into its document and waits until the page has it. */
export async function benchDev({ contentDir, file, path }: DevTarget): Promise<DevBench> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...keptModules, 'scripts/dev.ts', '--content', contentDir], { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = new URL(path, await addressOf(child.stdout));
    const started = performance.now();
    await fetch(url).then((response) => response.text());
    const opened = performance.now();
    await appendFile(file, `\n${mark}\n`);
    await shows(url, mark);
    return { start: (started - begun) / 1000, firstPage: (opened - started) / 1000, editToVisible: (performance.now() - opened) / 1000 };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const [, address] = /网站：(http:\S+\/)/.exec(text) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`开发服务器没有起来：${text.trim()}`);
}

async function shows(url: URL, words: string): Promise<void> {
  const start = performance.now();
  while (!(await fetch(url).then((response) => response.text())).includes(words)) {
    if (performance.now() - start > patienceMs) throw new Error(`改过的话很久没有出现在 ${url.href}。`);
    await sleep(pollMs);
  }
}
