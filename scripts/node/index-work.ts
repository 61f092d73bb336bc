import type { IndexOrder, IndexThreadData } from './index-aside.ts';
import { patchIndex } from './patch-index.ts';
import { openPress, placesInFile, type Press, type Pressed } from './press-index.ts';
import { entryFile, readEntry } from './read-index.ts';
import { loadSearchProgram } from './search-program.ts';

/** What the thread does that makes an index: it reads pages, and makes an index of them or puts them into an earlier one. */
export function openIndexWork({ isWhole }: IndexThreadData): (order: IndexOrder) => Promise<unknown> {
  const program = isWhole ? loadSearchProgram() : undefined;
  // Whoever waits for it hears of a failure; until then nobody must be surprised by it.
  program?.catch(() => undefined);
  let press: Press | undefined;
  const openOnce = (): Press => (press ??= openPress());
  const patch = async ({ old, oldPages, pages, freshPages }: Extract<IndexOrder, { kind: 'patch' }>['patch']): Promise<Pressed | undefined> => {
    const fresh = press && (await press.finish({ entry: readEntry(old.get(entryFile)), files: [] }));
    const fields = new Map([...oldPages.map((page) => [page.url, page.fields] as const), ...(fresh?.fields ?? [])]);
    const described = pages.map((page) => ({ ...page, fields: fields.get(page.url) ?? [] }));
    const files = await patchIndex({ old, oldPages, pages: described, fresh: new Map(fresh?.files.map(({ path, content }) => [path, content])), freshPages, placesInFile });
    return files && { files, fields };
  };
  return async (order) => {
    if (order.kind === 'send') return openOnce().send(order.url, order.html);
    if (order.kind === 'patch') return patch(order.patch);
    return openOnce().finish(await (program ?? loadSearchProgram()));
  };
}
