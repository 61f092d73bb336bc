import type { DocumentType } from './document-type.ts';

export type Registry = ReadonlyMap<string, DocumentType>;

/**
 * All document types by name.
 * @throws when two types share a name or a prefix: a programmer's mistake, not an editor's.
 */
export function createRegistry(types: readonly DocumentType[]): Registry {
  const byPrefix = new Map<string, string>();
  for (const { name, prefix } of types) {
    const taken = byPrefix.get(prefix);
    if (taken !== undefined) throw new Error(`文件类型「${name}」与「${taken}」用了同一个代号 ${prefix}。请给其中一个换代号。`);
    byPrefix.set(prefix, name);
  }
  return new Map([...types].sort((a, b) => (a.name < b.name ? -1 : 1)).map((type) => [type.name, type]));
}
