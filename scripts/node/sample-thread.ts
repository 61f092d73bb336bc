import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { writeWhole } from './write-whole.ts';

const key = 'samples of the thread that writes the site';

/** Has the thread that writes the site, once it is started, sampled into a file. */
export const askForSamples = (file: string): void => setEnvironmentData(key, file);

/** To be called on that thread; gives what ends the sampling, which is nothing when nobody has asked for it. */
export async function sampleThread(): Promise<() => Promise<void>> {
  const file = getEnvironmentData(key);
  return typeof file === 'string' ? startSampling(file) : () => Promise.resolve();
}

/** Samples the thread on which it is called; gives what ends that and writes the samples. */
export async function startSampling(file: string): Promise<() => Promise<void>> {
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    await writeWhole(file, JSON.stringify(profile));
  };
}
