import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { loadRegistry } from '../../scripts/node/load-document-types.ts';
import { checkManual } from '../../src/checks/index.ts';
import { sortDiagnostics, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compileManual } from '../../src/model/compile-manual.ts';
import type { Manual } from '../../src/model/manual.ts';
import { parseSources, type ContentFolder } from '../../src/source/parse-sources.ts';
import { partsByName } from '../../templates/parts/definitions.ts';

/** A second company with other chapters, roles, codes and colours; its manual is without findings. */
export const harbourDir: string = join(projectDir, 'tests/fixtures/companies/harbour/content');

const registry = await loadRegistry(join(projectDir, 'templates'));

const original: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(harbourDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(harbourDir.length + 1).replaceAll('\\', '/'), readFileSync(file)]),
);

/** What to do with a file: another text, other bytes, or null to take it away. */
export type Patch = Readonly<Record<string, ((text: string) => string) | Uint8Array | null>>;

/** Replaces one place of a text; throws when the text does not have it, so that a fixture cannot go stale. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`样本里没有「${from}」，改一改这个测试。`);
    return text.replace(from, to);
  };
}

interface Checked {
  readonly manual: Manual | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The findings of the harbour company's manual after a patch, with a fixed clock. */
export function checkHarbour(patch: Patch = {}, today = '2027-02-01', around: Partial<ContentFolder> = {}): Checked {
  const { manual, diagnostics } = compileManual(registry, partsByName, parseSources({ files: harbourFiles(patch), publicFiles: ['brand/logo.svg'], ...around }, { forPages: true }));
  return { manual, diagnostics: sortDiagnostics(manual ? [...diagnostics, ...checkManual(manual, { today })] : diagnostics) };
}

/** The company's files after a patch. */
export function harbourFiles(patch: Patch): readonly { path: string; bytes: Uint8Array }[] {
  const files = new Map(original);
  for (const [path, change] of Object.entries(patch)) {
    if (change === null) files.delete(path);
    else if (change instanceof Uint8Array) files.set(path, change);
    else files.set(path, Buffer.from(change(Buffer.from(files.get(path) ?? []).toString('utf8'))));
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => ({ path, bytes }));
}
