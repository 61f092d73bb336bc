import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatForms, formatManualChapter, formatManualDocument, formatRoles, type BenchFile } from '../bench/format-documents.ts';
import { generateChapters, generateDocuments, generateForms, generateRoles } from '../bench/generate-manual.ts';
import { projectDir } from './project-dir.ts';

/** The company that lends its registers: the bench brings documents only. */
const lender = join(projectDir, 'tests/fixtures/companies/harbour/content');

/** Writes files one after the other below a folder. */
export async function writeFiles(dir: string, files: readonly BenchFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}

/** As many entries as a file of a register holds that somebody still reads. */
const inFile = 500;

const parts = <Entry>(entries: readonly Entry[]): readonly (readonly Entry[])[] => Array.from({ length: Math.ceil(entries.length / inFile) }, (_, at) => entries.slice(at * inFile, (at + 1) * inFile));

/** A content folder of `count` made documents, with the roles and forms that they name. */
export async function writeBenchManual(dir: string, count: number): Promise<void> {
  await cp(lender, dir, { recursive: true });
  await writeFiles(dir, [
    ...parts(generateRoles(count)).map((roles, at) => ({ path: `registers/roles/made-${at + 1}.yaml`, text: formatRoles(roles) })),
    ...parts(generateForms(count)).map((forms, at) => ({ path: `registers/forms/made-${at + 1}.yaml`, text: formatForms(forms) })),
    ...generateChapters(count).map(formatManualChapter),
    ...generateDocuments(count).map(formatManualDocument),
  ]);
}
