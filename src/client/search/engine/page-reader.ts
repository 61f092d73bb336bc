import { preparePageText, type PageText } from '../ranking/page-text.ts';
import type { EngineResult, SearchEngine } from './engine-contract.ts';

/** Reads the pages that a search found. */
export interface PageReader {
  /** Number of pages in the index. */
  readonly count: number;
  readonly read: (found: Pick<EngineResult, 'id'>) => Promise<PageText>;
}

/**
 * Each page is read once, through the answer to the empty query: what a query found would make the engine cut excerpts around
 * every one of its words at each keystroke, which takes longer than the search and which the layer does itself.
 */
export const openPageReader = async (engine: SearchEngine): Promise<PageReader> => {
  const { results } = await engine.search(null);
  const pages = new Map(results.map((result) => [result.id, result]));
  const texts = new Map<string, Promise<PageText>>();
  const load = async (id: string): Promise<PageText> => {
    const page = pages.get(id);
    if (page === undefined) throw new Error(`索引里没有这一页：${id}`);
    return preparePageText(await page.data());
  };
  const read = ({ id }: Pick<EngineResult, 'id'>): Promise<PageText> => {
    const known = texts.get(id) ?? load(id);
    texts.set(id, known);
    // Without a network one page may fail; the next query tries again.
    known.catch(() => { texts.delete(id); });
    return known;
  };
  return { count: results.length, read };
};
