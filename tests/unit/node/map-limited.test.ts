import { describe, expect, it } from 'vitest';

import { mapLimited } from '../../../scripts/node/map-limited.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('一次只做几件', () => {
  it('结果按原来的次序，同时在做的不超过上限', async () => {
    let running = 0;
    let most = 0;
    const results = await mapLimited([3, 1, 2, 0], 2, async (turns, index) => {
      running += 1;
      most = Math.max(most, running);
      for (let at = 0; at < turns; at += 1) await turn();
      running -= 1;
      return `${index}:${turns}`;
    });
    expect(results).toEqual(['0:3', '1:1', '2:2', '3:0']);
    expect(most).toBe(2);
  });

  it('一件失败，后面的不再开始', async () => {
    const begun: number[] = [];
    const work = mapLimited([0, 1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      await turn();
      if (item === 0) throw new Error('坏了');
    });
    await expect(work).rejects.toThrow('坏了');
    await turn();
    expect(begun.length).toBeLessThan(6);
  });
});
