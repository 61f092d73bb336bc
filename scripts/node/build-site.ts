import { cp, lstat, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withProgress, type Log } from './log-stage.ts';
import { projectDir } from './project-dir.ts';

interface SiteBuild {
  readonly contentDir: string;
  readonly outDir: string;
  readonly log: Log;
}

/** Hidden files and links to elsewhere are not read, so they are not checked and do not go out. */
const isPlain = async (path: string): Promise<boolean> => !basename(path).startsWith('.') && !(await lstat(path)).isSymbolicLink();

/** Builds the website of a content folder. Astro reads where and what from the environment, since its configuration is a module. */
export async function buildSite({ contentDir, outDir, log }: SiteBuild): Promise<{ readonly pages: number }> {
  process.env['MANUAL_CONTENT'] = contentDir;
  process.env['MANUAL_OUT'] = outDir;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  await withProgress(log, async () => `网站：写好 ${(await listPages(outDir)).length} 页`, () => build({ root: projectDir, logLevel: 'error' }));
  const assets = join(contentDir, 'assets');
  if (existsSync(assets)) await cp(assets, join(outDir, 'assets'), { recursive: true, filter: isPlain });
  return { pages: (await listPages(outDir)).length };
}

const listPages = async (dir: string): Promise<readonly string[]> => (await readdir(dir, { recursive: true }).catch(() => [])).filter((file) => file.endsWith('.html'));
