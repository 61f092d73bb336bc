import { readFile, rm } from 'node:fs/promises';
import { formatProfile, summariseProfile } from '../bench/summarise-profile.ts';
import type { Log } from './log-stage.ts';
import { askForSamples, startSampling } from './sample-thread.ts';

/** Samples this process while it works, and the thread that writes the site; then says where the time went and writes the samples for the browser's developer tools. */
export async function withProfile<T>(file: string, log: Log, work: () => Promise<T>): Promise<T> {
  const ofThread = file.replace(/(?:\.cpuprofile)?$/, '.site.cpuprofile');
  await rm(ofThread, { force: true });
  askForSamples(ofThread);
  const stop = await startSampling(file);
  try {
    return await work();
  } finally {
    await stop();
    await tellProfile('时间花在哪里', file, log);
    await tellProfile('写网站和搜索索引的那个线程', ofThread, log);
  }
}

/** A build that was given up early has no such thread. */
async function tellProfile(what: string, file: string, log: Log): Promise<void> {
  const profile = await readFile(file, 'utf8').catch(() => undefined);
  if (profile !== undefined) log(`${what}（${file}，可以在 Chrome 的 DevTools 里打开）\n${formatProfile(summariseProfile(JSON.parse(profile)))}`);
}
