import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { digestOf, keepLatest, touch } from './cache-dir.ts';
import { codeDigest } from './code-digest.ts';
import { programsDir, runCompiler } from './compiler-process.ts';
import { contentFolder } from './read-content.ts';
import { readCompany, siteSettings } from './site-settings.ts';

/**
 * The site's templates as a program: what Astro and Vite make of the pages, scripts and style sheets. It knows where the site will
 * stand and the brand's colours, but no content; so it is compiled once and serves every build until the code changes.
 */
export interface SiteProgram {
  /** Says what it was compiled from. */
  readonly name: string;
  /** Scripts and style sheets, as they are served. */
  readonly clientDir: string;
  readonly serviceWorker: string;
  /** The module through which the pages are reached. */
  readonly entry: string;
}

const programSchema = z.object({ entry: z.string() });

export const factsFile = 'program.json';
export const workerFile = 'sw.js';
/** One for each company that a checkout is built for, and one from before the last change. */
const kept = 6;

interface ProgramOrder {
  readonly program: Promise<SiteProgram>;
  /** Ends a compilation whose result nobody needs any more. */
  cancel(): void;
}

/** Takes the program from the cache, or has it compiled beside the running process. */
export function orderSiteProgram(): ProgramOrder {
  const stop = new AbortController();
  const program = openProgram(stop.signal);
  // Whoever awaits it hears of a failure; whoever has given up the build does not need to.
  program.catch(() => undefined);
  return { program, cancel: () => stop.abort() };
}

async function openProgram(signal: AbortSignal): Promise<SiteProgram> {
  const dir = join(programsDir, await programDigest());
  if (!existsSync(join(dir, factsFile))) await compileInto(dir, signal);
  await touch(dir);
  await keepLatest(programsDir, kept);
  return readProgram(dir);
}

/** A program that was compiled into a folder. */
export async function readProgram(dir: string): Promise<SiteProgram> {
  const { entry } = programSchema.parse(JSON.parse(await readFile(join(dir, factsFile), 'utf8')));
  return { name: basename(dir), clientDir: join(dir, 'client'), serviceWorker: join(dir, workerFile), entry: pathToFileURL(join(dir, 'server', entry)).href };
}

/** Everything that is compiled into the program. */
async function programDigest(): Promise<string> {
  const [{ site, base }, company, code] = await Promise.all([siteSettings(), readCompany(), codeDigest()]);
  return digestOf(site, base, JSON.stringify(company?.brand), code).slice(0, 24);
}

/** Compiled beside its place and moved there when it is complete: what stands there is whole. */
async function compileInto(dir: string, signal: AbortSignal): Promise<void> {
  const work = `${dir}.new-${process.pid}`;
  try {
    await runCompiler(contentFolder(), { work }, signal);
    await rm(dir, { recursive: true, force: true });
    await rename(work, dir);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
