import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildEditorSchemas } from '../../src/model/editor-schemas.ts';
import type { Manual } from '../../src/model/manual.ts';
import { projectDir } from './project-dir.ts';

/** Where .vscode/settings.json looks for them; not committed, since they follow the content. */
export const schemaDir: string = join(projectDir, '.cache', 'schemas');

/** Writes what an editor completes from. */
export async function writeEditorSchemas(manual: Manual): Promise<number> {
  await mkdir(schemaDir, { recursive: true });
  const schemas = buildEditorSchemas(manual);
  await Promise.all(schemas.map(({ name, schema }) => writeFile(join(schemaDir, `${name}.json`), JSON.stringify(schema, null, 1))));
  return schemas.length;
}
