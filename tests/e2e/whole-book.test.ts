import { expect, test } from 'vitest';
import { rehearseManual } from '../../scripts/node/print-manual.ts';
import { shippedManual } from '../support/shipped-manual.ts';
import { builtSite } from '../support/built-site.ts';

test('随项目的手册整本印得出来：目标都在，没有比纸宽的，字体都随书', async () => {
  const { dir } = await builtSite();
  const { documents } = await shippedManual();
  const { problems, pages } = await rehearseManual({ siteDir: dir, log: () => undefined });
  expect(problems).toEqual([]);
  expect(pages).toBeGreaterThan(documents.length * 2);
}, 600_000);
