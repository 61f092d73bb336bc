import { join } from 'node:path';
import { checkManual } from '../../src/checks/index.ts';
import { sortDiagnostics } from '../../src/diagnostics/diagnostic.ts';
import { compileManual, type Compiled } from '../../src/model/compile-manual.ts';
import { freshReaders, type TextReaders } from '../../src/source/text-readers.ts';
import { partsByName } from '../../templates/parts/definitions.ts';
import { loadRegistry } from './load-document-types.ts';
import { localDay } from './local-day.ts';
import { projectDir } from './project-dir.ts';
import { readSources } from './read-sources.ts';

interface LoadOptions {
  readonly today?: string;
  /** Whether pages will be made from the bodies; checks need only what they use. */
  readonly forPages?: boolean;
  readonly readers?: TextReaders;
}

/** Reads, compiles and checks a content folder. */
export async function loadManual(contentDir: string, { today = localDay(), forPages = false, readers = freshReaders }: LoadOptions = {}): Promise<Compiled> {
  const registry = await loadRegistry(join(projectDir, 'templates'));
  const sources = await readSources(contentDir, join(projectDir, 'public'), { forPages, readers });
  const { manual, diagnostics } = compileManual(registry, partsByName, sources);
  const findings = manual ? [...diagnostics, ...checkManual(manual, { today })] : diagnostics;
  return { manual, diagnostics: sortDiagnostics(findings) };
}
