import type { SearchBackend } from '../answer/search-answer.ts';
import { openStockBackend } from './stock-backend.ts';
import { openWorkerBackend } from './worker-backend.ts';

/** The query layer where a worker can start, else the stock engine. Rejects when the index itself cannot be loaded. */
export const openBackend = async (base: URL): Promise<SearchBackend> => {
  try {
    return await openWorkerBackend(base);
  } catch {
    return openStockBackend(base);
  }
};
