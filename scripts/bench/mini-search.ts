import MiniSearch, { type Options } from 'minisearch';

export interface MiniPage {
  readonly url: string;
  readonly code: string;
  readonly type: string;
  readonly title: string;
  readonly text: string;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const tokenize = (text: string): string[] => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

const options: Options<MiniPage> = {
  idField: 'url',
  fields: ['title', 'code', 'text'],
  storeFields: ['code', 'type', 'title', 'url'],
  tokenize,
  searchOptions: { boost: { title: 3, code: 3 }, prefix: true, fuzzy: (term) => (term.length > 3 ? 0.2 : false), combineWith: 'AND' },
};

/** The serialised index of some pages. */
export const buildMiniSearch = (pages: readonly MiniPage[]): string => {
  const index = new MiniSearch(options);
  index.addAll(pages);
  return JSON.stringify(index);
};

/** Searches a serialised index: all words, or any of them where no page has all. */
export const openMiniSearch = (json: string): ((query: string) => readonly MiniPage[]) => {
  const index = MiniSearch.loadJSON(json, options);
  return (query) => {
    const all = index.search(query);
    return (all.length > 0 ? all : index.search(query, { combineWith: 'OR' })) as unknown as readonly MiniPage[];
  };
};
