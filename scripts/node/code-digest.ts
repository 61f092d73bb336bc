import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './cache-dir.ts';
import { projectDir } from './project-dir.ts';
import { readWhole } from './read-whole.ts';

let reading: Promise<string> | undefined;

/** The digest of everything that content becomes pages by: our code, the libraries and the runtime. What is kept of another is not used. */
export const codeDigest = (): Promise<string> => (reading ??= readCode());

async function readCode(): Promise<string> {
  const files = await listCode();
  const code = await Promise.all(files.map(async (file) => [file, await readWhole(join(projectDir, file))]));
  return digestOf(process.version, ...code.flat());
}

async function listCode(): Promise<readonly string[]> {
  const below = await Promise.all(['src', 'templates', 'scripts/node'].map(listBelow));
  const roots = ['astro.config.mjs', 'package.json', 'package-lock.json'].filter((file) => existsSync(join(projectDir, file)));
  return [...below.flat().toSorted(), ...roots];
}

async function listBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(projectDir, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(projectDir.length + 1));
}
