import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Snapshot } from '../../src/compare/compare-manuals.ts';
import { checkManual } from '../../src/checks/index.ts';
import { sortDiagnostics, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compileManual } from '../../src/model/compile-manual.ts';
import { splitDocument } from '../../src/source/document-source.ts';
import { decodeText } from '../../src/source/decode-text.ts';
import { parseSources, type ContentFile } from '../../src/source/parse-sources.ts';
import { partsByName } from '../../templates/parts/definitions.ts';
import { loadRegistry } from './load-document-types.ts';
import { localDay } from './local-day.ts';
import { projectDir } from './project-dir.ts';
import { readGitContent } from './read-git-base.ts';
import { CommandError } from './run-command.ts';

export interface CheckedSnapshot extends Snapshot {
  readonly files: readonly ContentFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The manual as a commit has it. */
export const loadCommit = async (contentDir: string, commit: string): Promise<CheckedSnapshot> => compileFiles(await readGitContent(contentDir, commit), contentDir, `提交 ${commit.slice(0, 10)} 里`);

/** The manual as it lies in the folder, committed or not. */
export async function loadFolder(contentDir: string): Promise<CheckedSnapshot> {
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(paths.map(async (path) => ({ path: path.slice(contentDir.length + 1).replaceAll('\\', '/'), bytes: await readFile(path) })));
  return compileFiles(files.sort((a, b) => (a.path < b.path ? -1 : 1)), contentDir, '');
}

async function compileFiles(files: readonly ContentFile[], contentDir: string, where: string): Promise<CheckedSnapshot> {
  const registry = await loadRegistry(join(projectDir, 'templates'));
  const publicFiles = (await readdir(join(projectDir, 'public'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(projectDir, 'public').length + 1).replaceAll('\\', '/')).sort();
  const { manual, diagnostics } = compileManual(registry, partsByName, parseSources({ files, publicFiles }, { forPages: false }));
  if (!manual) throw new CommandError('content', `${where}${contentDir} 的内容读不出来，先用 npm run check 看是什么问题。`);
  return { manual, bodies: readBodies(manual, files), files, diagnostics: sortDiagnostics([...diagnostics, ...checkManual(manual, { today: localDay() })]) };
}

function readBodies(manual: Snapshot['manual'], files: readonly ContentFile[]): ReadonlyMap<string, string> {
  const byPath = new Map(files.map(({ path, bytes }) => [`content/${path}`, bytes]));
  return new Map(
    manual.documents.map(({ code, file }) => {
      const text = decodeText(file, byPath.get(file) ?? new Uint8Array());
      return [code, typeof text === 'string' ? (splitDocument(text)?.body ?? '') : ''];
    }),
  );
}
