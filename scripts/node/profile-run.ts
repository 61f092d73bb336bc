import { Session } from 'node:inspector/promises';
import { formatProfile, summariseProfile } from '../bench/summarise-profile.ts';
import type { Log } from './log-stage.ts';
import { writeWhole } from './write-whole.ts';

/** Samples the process while it works; then says where the time went and writes the samples for the browser's developer tools. */
export async function withProfile<T>(file: string, log: Log, work: () => Promise<T>): Promise<T> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    await writeWhole(file, JSON.stringify(profile));
    log(`时间花在哪里（${file}，可以在 Chrome 的 DevTools 里打开）\n${formatProfile(summariseProfile(profile))}`);
  }
}
