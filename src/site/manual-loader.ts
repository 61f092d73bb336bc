import type { Loader, LoaderContext } from 'astro/loaders';
import { contentFolder, forgetContent, readContent } from '../../scripts/node/read-content.ts';
import type { Sources } from '../model/source-entry.ts';
import { storeDocuments, storeFiles, type StoredFile } from './source-store.ts';

/** Loads a collection from the content folder and loads it again when a file in there changes. */
function contentLoader(name: string, put: (context: LoaderContext, sources: Sources) => void): Loader {
  return {
    name,
    async load(context) {
      const load = async (): Promise<void> => put(context, await readContent());
      await load();
      const reload = (path: string): void => {
        if (!path.startsWith(contentFolder())) return;
        forgetContent();
        void load();
      };
      context.watcher?.add(contentFolder());
      context.watcher?.on('change', reload);
      context.watcher?.on('add', reload);
      context.watcher?.on('unlink', reload);
    },
  };
}

export const chapterLoader = (chapter: string): Loader =>
  contentLoader(`chapter-${chapter}`, ({ store, generateDigest }, sources) => storeDocuments(store, sources, chapter, generateDigest));

export const registersLoader = (): Loader =>
  contentLoader('registers', ({ store, generateDigest }, { registers }) =>
    storeFiles(store, registers.map(({ file, data, register }): StoredFile => ({ file, data, name: register })), generateDigest),
  );

export const figuresLoader = (): Loader =>
  contentLoader('figures', ({ store, generateDigest }, { figures }) =>
    // One entry for all: a collection without entries is reported as a mistake, and a company may have no figures yet.
    storeFiles(store, [{ file: 'content/figures', data: figures, name: 'figures' }], generateDigest),
  );

export const picturesLoader = (): Loader =>
  contentLoader('pictures', ({ store, generateDigest }, { pictures }) => storeFiles(store, [{ file: 'content/assets', data: pictures, name: 'pictures' }], generateDigest));

export const chaptersLoader = (): Loader =>
  contentLoader('chapters', ({ store, generateDigest }, { chapters }) =>
    storeFiles(store, chapters.map(({ file, data, chapter }): StoredFile => ({ file, data, name: chapter })), generateDigest),
  );

export const companyLoader = (): Loader =>
  contentLoader('company', ({ store, generateDigest }, { company }) =>
    storeFiles(store, company ? [{ file: company.file, data: company.data, name: 'company' }] : [], generateDigest),
  );
