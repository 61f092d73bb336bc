import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatJudgedSet, parseJudgedSet, type JudgedQuery } from '../bench/judged-query.ts';
import { projectDir } from './project-dir.ts';

export type Half = 'tuning' | 'blind';

const fileOf = (half: Half): string => join(projectDir, 'tests/fixtures/search', `${half}.json`);

export const readJudged = async (half: Half): Promise<readonly JudgedQuery[]> => parseJudgedSet(JSON.parse(await readFile(fileOf(half), 'utf8')));

export const writeJudged = (half: Half, judged: readonly JudgedQuery[]): Promise<void> => writeFile(fileOf(half), formatJudgedSet(judged));
