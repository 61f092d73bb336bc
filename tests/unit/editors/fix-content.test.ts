import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixContent } from '../../../scripts/node/fix-content.ts';
import { copyHarbour, type HarbourCopy } from '../../support/harbour-copy.ts';

let company: HarbourCopy;
beforeEach(() => void (company = copyHarbour()));
afterEach(() => company.remove());

const zl = 'quality/zl-sop-001.mdx';

test('补空格、换标点、把禁用写法换成正写；别的一个字不动', async () => {
  const before = company.read(zl);
  company.write(zl, before.replace('点亮时不要直视光源。', '点亮时不要直视LED光源,帐号和帐号都要退出。').replace('scope: 管', 'scope: 帐号管'));
  expect(await fixContent(company.dir)).toEqual([`content/${zl}`]);
  expect(company.read(zl)).toBe(before.replace('点亮时不要直视光源。', '点亮时不要直视 LED 光源，账号和账号都要退出。').replace('scope: 管', 'scope: 账号管'));
  expect(await fixContent(company.dir)).toEqual([]);
});

test('读不出来的文件不碰', async () => {
  const broken = company.read(zl).replace('点亮时不要直视光源。', '<Note>直视LED光源');
  company.write(zl, broken);
  expect(await fixContent(company.dir)).toEqual([]);
  expect(company.read(zl)).toBe(broken);
});
