import { join, resolve } from 'node:path';
import type { Sources } from '../../src/model/source-entry.ts';
import { projectDir } from './project-dir.ts';
import { readSources } from './read-sources.ts';

/** The content folder that the running command was given. */
export const contentFolder = (): string => resolve(projectDir, process.env['MANUAL_CONTENT'] ?? 'content');

let reading: Promise<Sources> | undefined;

/** The sources of the running command's content folder, read once for all collections. */
export const readContent = (): Promise<Sources> => (reading ??= readSources(contentFolder(), join(projectDir, 'public'), { forPages: true }));

/** A file has changed: the next reader reads again. */
export const forgetContent = (): void => {
  reading = undefined;
};
