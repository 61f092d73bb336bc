/** As many files as a command has open at once: systems allow a thousand, and the browser needs some. */
export const openFiles = 64;

/** Like `Promise.all` over a mapped list, with at most `most` at once; results in the order of the items. The first failure stops the rest. */
export async function mapLimited<Item, Result>(items: readonly Item[], most: number, map: (item: Item, index: number) => Promise<Result>): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const queue = items.entries();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failed) return;
      results.set(index, await map(item, index));
    }
  };
  const workers = Array.from({ length: Math.min(most, items.length) }, () =>
    work().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(workers);
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
