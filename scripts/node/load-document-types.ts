import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { DocumentType } from '../../src/model/document-type.ts';
import { createRegistry, type Registry } from '../../src/model/registry.ts';

/** Every folder of templates/ with a definition.ts is a document type. */
export async function loadRegistry(templatesDir: string): Promise<Registry> {
  const folders = await readdir(templatesDir, { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  const files = names.map((name) => join(templatesDir, name, 'definition.ts')).filter((file) => existsSync(file));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href) as Promise<{ default: DocumentType }>));
  return createRegistry(modules.map((module) => module.default));
}
