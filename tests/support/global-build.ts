import { writeFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildForTests } from './built-site.ts';

/** Builds the site of the shipped manual once before the suites that look at it; its book takes minutes and is only rehearsed (e2e/whole-book). */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['MANUAL_BUILT'] !== undefined) return async () => undefined;
  const { dir, log } = await buildForTests({});
  await writeFile(join(dirname(dir), 'build.log'), log);
  process.env['MANUAL_BUILT'] = dir;
  return () => rm(dirname(dir), { recursive: true, force: true });
}
