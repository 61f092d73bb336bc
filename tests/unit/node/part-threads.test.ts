import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { withPartThreads } from '../../../scripts/node/part-threads.ts';
import { smallPdf, smallPlan, tag } from '../../support/small-pdf.ts';

let dir = '';
let file = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'manual-test-'));
  file = join(dir, 'part.pdf');
  const doc = await smallPdf('/P <</MCID 0 >>BDC BT ET EMC', [tag('P', [0])]);
  await writeFile(file, await doc.save({ useObjectStreams: false }));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

describe('在浏览器旁边处理各段的线程', () => {
  it.each([['先起动', true], ['第一件事来了才起动', false]])('%s：修补和取字都做得成', async (_, areNeeded) => {
    const { mended, texts } = await withPartThreads(areNeeded, async (threads) => ({
      mended: await Promise.all([1, 2, 3].map(() => threads.mend(file, smallPlan))),
      texts: await Promise.all([threads.readSpecimen(file), threads.readPages(file)]),
    }));
    expect(mended.map(({ findings }) => findings.pages)).toEqual([1, 1, 1]);
    expect(texts).toEqual([{ characters: '', wrong: [] }, { characters: '', wrong: [] }]);
  });

  it('一件做不成，别的不受影响', async () => {
    await withPartThreads(true, async (threads) => {
      const lost = threads.mend(join(dir, 'missing.pdf'), smallPlan);
      await expect(lost).rejects.toThrow();
      await expect(threads.mend(file, smallPlan)).resolves.toBeDefined();
    });
  });
});
