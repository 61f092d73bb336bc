import { join, resolve } from 'node:path';
import type { Sources } from '../../src/model/source-entry.ts';
import { projectDir } from './project-dir.ts';
import { readSources } from './read-sources.ts';
import { rememberTexts } from './text-cache.ts';

/** The content folder that the running command was given. */
export const contentFolder = (): string => resolve(projectDir, process.env['MANUAL_CONTENT'] ?? 'content');

let reading: Promise<Sources> | undefined;

/** The sources of the running command's content folder, read once for all collections. */
export const readContent = (): Promise<Sources> => (reading ??= readSources(contentFolder(), join(projectDir, 'public'), { forPages: true, readers }));

const readers = rememberTexts();

let forgetting = false;

/** A file has changed: the next reader reads again. Each collection says so of the same change; all of them share one reading. */
export const forgetContent = (): void => {
  if (forgetting) return;
  forgetting = true;
  reading = undefined;
  setImmediate(() => {
    forgetting = false;
  });
};
