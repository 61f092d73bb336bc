import type { WordFile } from './index-catalogue.ts';
import type { WordEntry } from './word-entries.ts';

/** Loads the words of one file. */
export type LoadWords = (file: WordFile) => Promise<readonly WordEntry[]>;

/** Finds words in the files of the index: one word, or all that begin so. */
export interface WordFinder {
  readonly exact: (word: string) => Promise<readonly WordEntry[]>;
  readonly beginning: (start: string) => Promise<readonly WordEntry[]>;
}

/** After every character that words have. */
const last = '\uffff';

/** Each file is loaded once; one that failed is tried again by the next query. */
const loadOnce = (load: LoadWords): LoadWords => {
  const loaded = new Map<string, Promise<readonly WordEntry[]>>();
  return (file) => {
    const words = loaded.get(file.id) ?? load(file);
    loaded.set(file.id, words);
    words.catch(() => { loaded.delete(file.id); });
    return words;
  };
};

/** `files` are in the order of their words. */
export const openWordFinder = (files: readonly WordFile[], load: LoadWords): WordFinder => {
  const once = loadOnce(load);
  const between = async (from: string, to: string): Promise<readonly WordEntry[]> =>
    (await Promise.all(files.filter((file) => file.from <= to && `${file.to}${last}` >= from).map(once))).flat();
  return {
    exact: async (word) => (await between(word, word)).filter((entry) => entry.word === word),
    beginning: async (start) => (await between(start, `${start}${last}`)).filter((entry) => entry.word.startsWith(start)),
  };
};
