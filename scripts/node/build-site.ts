import { cp, lstat, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectDir } from './project-dir.ts';

interface SiteBuild {
  readonly contentDir: string;
  readonly outDir: string;
}

/** Hidden files and links to elsewhere are not read, so they are not checked and do not go out. */
const isPlain = async (path: string): Promise<boolean> => !basename(path).startsWith('.') && !(await lstat(path)).isSymbolicLink();

/** Builds the website of a content folder. Astro reads where and what from the environment, since its configuration is a module. */
export async function buildSite({ contentDir, outDir }: SiteBuild): Promise<{ readonly pages: number }> {
  process.env['MANUAL_CONTENT'] = contentDir;
  process.env['MANUAL_OUT'] = outDir;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  await build({ root: projectDir, logLevel: 'error' });
  const assets = join(contentDir, 'assets');
  if (existsSync(assets)) await cp(assets, join(outDir, 'assets'), { recursive: true, filter: isPlain });
  const files = await readdir(outDir, { recursive: true });
  return { pages: files.filter((file) => file.endsWith('.html')).length };
}
