import type { LoaderContext } from 'astro/loaders';
import type { ParsedBody } from '../model/parsed-body.ts';
import type { Locate, Sources } from '../model/source-entry.ts';

/** A stored YAML file: a register, a chapter or the company. */
export interface StoredFile {
  readonly file: string;
  readonly name: string;
  readonly data: unknown;
}

/** Places are for the check command; pages do not need them. */
export const nowhere: Locate = () => ({ line: 1, column: 1 });

type Store = LoaderContext['store'];

const key = Symbol.for('luminaire-operations-manual/bodies');

/**
 * Bodies by file. Astro writes a collection to the disk and reads it again as a program whenever anything in it changes: with the bodies in
 * it that takes longer than everything else. They pass from the loaders to the pages of the same dev server instead.
 */
const bodies = ((globalThis as { [key]?: Map<string, ParsedBody> })[key] ??= new Map<string, ParsedBody>());

/** The body of a document that was stored. */
export function storedBody(file: string): ParsedBody {
  const body = bodies.get(file);
  if (!body) throw new Error(`没有读到 ${file} 的正文。`);
  return body;
}

/** Puts one chapter's documents into a collection; what has not changed stays. */
export function storeDocuments(store: Store, sources: Sources, chapter: string, digest: LoaderContext['generateDigest']): void {
  const documents = sources.documents.filter((source) => source.chapter === chapter);
  const wanted = new Set(documents.map(({ file }) => file));
  for (const id of store.keys()) if (!wanted.has(id)) store.delete(id);
  for (const { file, data, body } of documents) {
    bodies.set(file, body);
    store.set({ id: file, data: data as Record<string, unknown>, filePath: file, digest: digest({ data: JSON.stringify(data), body: body.name ?? JSON.stringify(body) }) });
  }
}

export function storeFiles(store: Store, files: readonly StoredFile[], digest: LoaderContext['generateDigest']): void {
  const wanted = new Set(files.map(({ file }) => file));
  for (const id of store.keys()) if (!wanted.has(id)) store.delete(id);
  for (const stored of files) store.set({ id: stored.file, data: { ...stored }, digest: digest(JSON.stringify(stored)) });
}
