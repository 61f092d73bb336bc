import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './log-stage.ts';
import { CommandError, type CommandInput } from './run-command.ts';
import { serveSite } from './serve-site.ts';

export const portOption = { type: 'string', value: 'N', help: '端口（默认 4321；被占用时自动换一个）' } as const;

const defaultPort = 4321;

/** The port that was asked for, or undefined where any will do. */
export function portOf({ options }: CommandInput): number | undefined {
  const named = options['port'];
  if (typeof named !== 'string') return undefined;
  const port = Number(named);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CommandError('usage', `--port 应是 0 到 65535 之间的整数，不能是「${named}」。`);
  return port;
}

interface Served {
  readonly directory: string;
  readonly port: number | undefined;
  readonly log: Log;
}

/** Serves a built site until the process is told to stop. */
export async function serveUntilStopped({ directory, port, log }: Served): Promise<void> {
  const basePath = await readBasePath(directory);
  const site = await openSite(directory, basePath, port);
  log(`网站：${site.url}　（按 Ctrl C 停止）`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await site.close();
}

async function openSite(directory: string, basePath: string, port: number | undefined): Promise<Awaited<ReturnType<typeof serveSite>>> {
  try {
    return await serveSite({ directory, basePath, port: port ?? defaultPort });
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (port === undefined) return serveSite({ directory, basePath, port: 0 });
    throw new CommandError('environment', `端口 ${port} 已被别的程序占用。换一个：--port 4400；或不写 --port，自动选一个。`);
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** The path under which the site was built, from its own compiled model. */
export async function readBasePath(directory: string): Promise<string> {
  const manual = JSON.parse(await readFile(join(directory, 'manual.json'), 'utf8')) as { company: { site: { url: string } } };
  return new URL(manual.company.site.url).pathname.replace(/\/?$/, '/');
}
