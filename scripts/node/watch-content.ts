import { watch } from 'node:fs';

/** Milliseconds of rest after a change: editors write a file in several steps. */
const rest = 150;

/** Calls back after every change below a folder, until the process is told to stop. */
export async function watchContent(dir: string, onChange: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(dir, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void onChange(), rest);
  });
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  watcher.close();
}
