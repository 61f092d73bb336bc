import { join, resolve } from 'node:path';
import type { Sources } from '../../src/model/source-entry.ts';
import { projectDir } from './project-dir.ts';
import { readSources } from './read-sources.ts';

/** The content folder that the running command was given. */
export const contentFolder = (): string => resolve(projectDir, process.env['MANUAL_CONTENT'] ?? 'content');

/** The sources of the running command's content folder. */
export const readContent = (): Promise<Sources> => readSources(contentFolder(), join(projectDir, 'public'));
