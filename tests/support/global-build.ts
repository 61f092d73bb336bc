import { writeFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildForTests } from './built-site.ts';

/** Builds the shipped manual once, book included, before the suites that look at the result. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['MANUAL_BUILT'] !== undefined) return async () => undefined;
  const { dir, log } = await buildForTests({ withBook: true });
  await writeFile(join(dirname(dir), 'build.log'), log);
  process.env['MANUAL_BUILT'] = dir;
  return () => rm(dirname(dir), { recursive: true, force: true });
}
