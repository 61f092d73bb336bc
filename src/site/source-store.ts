import type { LoaderContext } from 'astro/loaders';
import type { ParsedBody } from '../model/parsed-body.ts';
import type { Locate, Sources } from '../model/source-entry.ts';

/** What a stored document carries beside its header. */
export interface StoredBody {
  readonly body: ParsedBody;
}

/** A stored YAML file: a register, a chapter or the company. */
export interface StoredFile {
  readonly file: string;
  readonly name: string;
  readonly data: unknown;
}

/** Places are for the check command; pages do not need them. */
export const nowhere: Locate = () => ({ line: 1, column: 1 });

type Store = LoaderContext['store'];

/** Puts one chapter's documents into a collection; what has not changed stays. */
export function storeDocuments(store: Store, sources: Sources, chapter: string, digest: LoaderContext['generateDigest']): void {
  const documents = sources.documents.filter((source) => source.chapter === chapter);
  const wanted = new Set(documents.map(({ file }) => file));
  for (const id of store.keys()) if (!wanted.has(id)) store.delete(id);
  for (const { file, data, body } of documents) {
    store.set({
      id: file,
      data: data as Record<string, unknown>,
      filePath: file,
      digest: digest({ data: JSON.stringify(data), body: JSON.stringify(body) }),
      rendered: { html: '', metadata: { stored: { body } satisfies StoredBody } },
    });
  }
}

export function storeFiles(store: Store, files: readonly StoredFile[], digest: LoaderContext['generateDigest']): void {
  const wanted = new Set(files.map(({ file }) => file));
  for (const id of store.keys()) if (!wanted.has(id)) store.delete(id);
  for (const stored of files) store.set({ id: stored.file, data: { ...stored }, digest: digest(JSON.stringify(stored)) });
}
