import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { growthOf, runSoak } from '../nightly/run-soak.ts';

/** The long run is npm run soak: two hundred edits of a larger company. */
test('开着预览连改五次，每次网页都跟上；最后每一页和重新开起来的一样', async () => {
  const { edits, different, pages } = await runSoak({ content: join(projectDir, 'tests/fixtures/companies/studio/content'), edits: 5, seed: 3 });
  expect(edits.length).toBe(5);
  expect(pages).toBeGreaterThan(8);
  expect(different).toEqual([]);
});

test('越来越慢、越占越多看得出来', () => {
  const steady = Array.from({ length: 40 }, (_, index) => 100 + (index % 3));
  expect(growthOf(steady)).toBeCloseTo(1, 1);
  expect(growthOf(steady.map((value, index) => value + index * 10))).toBeGreaterThan(1.5);
});
