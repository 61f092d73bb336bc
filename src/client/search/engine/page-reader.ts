import { preparePageText, type PageText } from '../ranking/page-text.ts';
import type { SearchEngine } from './engine-contract.ts';

/** Reads pages by their number. */
export type PageReader = (page: number) => Promise<PageText>;

/** Each page is read once: the next keystroke mostly finds the same ones. */
export const openPageReader = (engine: Pick<SearchEngine, 'read'>): PageReader => {
  const texts = new Map<number, Promise<PageText>>();
  return (page) => {
    const known = texts.get(page) ?? engine.read(page).then(preparePageText);
    texts.set(page, known);
    // Without a network one page may fail; the next query tries again.
    known.catch(() => { texts.delete(page); });
    return known;
  };
};
