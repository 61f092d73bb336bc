import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, openSite, type OpenSite, type Setting } from './open-site.ts';

const tools = ['sampling', 'stock', 'lighting', 'light'] as const;
const pages = ['tools/', ...tools.map((tool) => `tools/${tool}/`), 'figures/'] as const;

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Opens a page in a browser profile of its own; `seen` collects all requests. */
const visit = (address: string, setting: Setting, use: (page: Page, seen: readonly string[]) => Promise<void>): Promise<void> =>
  site.visit(`/${address}`, setting, async ({ page, requests, failed }) => {
    await use(page, requests);
    expect(failed).toEqual([]);
  });

const text = (page: Page, selector: string): Promise<string> => page.$eval(selector, (element) => element.textContent.replace(/\s+/g, ' ').trim());
const facts = (page: Page): Promise<readonly string[]> => page.$$eval('[data-tool-result] .tool-facts__item', (items) => items.map((item) => [...item.children].map(({ textContent }) => textContent).join(' ')));

async function retype(page: Page, field: string, value: string): Promise<void> {
  await page.$eval(`#${field}`, (input) => (input as HTMLInputElement).select());
  await page.keyboard.press('Backspace');
  if (value !== '') await page.type(`#${field}`, value);
}

describe('抽样方案', () => {
  test('改批量，方案跟着变；填上检出数，给出整批的判定', async () => {
    await visit('tools/sampling/', {}, async (page) => {
      await retype(page, 'lot', '500');
      expect(await facts(page)).toEqual(['随机抽取 80 件', '致命：检 500 件 Ac 0，Re 1', '严重：检 80 件 Ac 1，Re 2', '轻微：检 50 件 Ac 3，Re 4']);
      await page.type('#criticalFound', '0');
      await page.type('#majorFound', '0');
      await page.type('#minorFound', '3');
      expect(await text(page, '.tool-verdict')).toBe('✓ 整批接收 每一类都不超过 Ac。');
      await retype(page, 'minorFound', '4');
      expect(await text(page, '.tool-verdict')).toBe('✕ 整批不接收 轻微达到 Re；有一类不接收，整批就不接收。');
      expect(await page.$eval('[data-tool-result] .chart', (chart) => chart.getAttribute('role'))).toBe('img');
    });
  });

  test('按回车或「看结果」，就到结果那里，页面不重新打开', async () => {
    await visit('tools/sampling/', {}, async (page) => {
      await retype(page, 'lot', '500');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.hasAttribute('data-tool-result'));
      expect(await page.$eval('#lot', (input) => (input as HTMLInputElement).value)).toBe('500');
    });
  });

  test('地址跟着填的数走；别人打开这个地址、刷新，都是同样的数和结果', async () => {
    let address = '';
    let result = '';
    await visit('tools/sampling/', {}, async (page) => {
      expect(new URL(page.url()).search).toBe('');
      await retype(page, 'lot', '3200');
      await page.select('#level', 'S-3');
      await page.type('#majorFound', '1');
      await page.waitForFunction(() => location.search.includes('majorFound=1'));
      address = page.url();
      result = await text(page, '[data-tool-result]');
    });
    await visit(address, {}, async (page) => {
      expect(await page.$eval('#lot', (input) => (input as HTMLInputElement).value)).toBe('3200');
      expect(await text(page, '[data-tool-result]')).toBe(result);
      await page.reload({ waitUntil: 'load' });
      expect(await text(page, '[data-tool-result]')).toBe(result);
    });
  });

  test('恢复示例，地址也干净了', async () => {
    await visit('tools/sampling/?lot=77&level=I', {}, async (page) => {
      await page.click('[data-tool-action="reset"]');
      expect(await page.$eval('#lot', (input) => (input as HTMLInputElement).value)).toBe('1200');
      expect(new URL(page.url()).search).toBe('');
    });
  });

  test('只用键盘：从批量一路按 Tab 走到按钮，用方向键换检验水平', async () => {
    await visit('tools/sampling/', {}, async (page) => {
      await page.focus('#lot');
      const order: string[] = [];
      for (let press = 0; press < 10; press += 1) {
        order.push(await page.evaluate(() => document.activeElement?.id || (document.activeElement as HTMLElement).dataset['toolAction'] || ''));
        await page.keyboard.press('Tab');
      }
      expect(order).toEqual(['lot', 'level', 'severity', 'criticalAql', 'majorAql', 'minorAql', 'criticalFound', 'majorFound', 'minorFound', 'show']);
      await page.focus('#level');
      await page.keyboard.press('ArrowDown');
      expect(await page.$eval('#level', (select) => (select as HTMLSelectElement).value)).toBe('III');
      expect(await text(page, '.tool-table tbody tr:nth-child(2)')).toContain('K');
    });
  });
});

describe('填错', () => {
  const cases = [
    ['sampling', 'lot', '0', '批量不能小于 2 件，现在是 0 件。'],
    ['sampling', 'lot', '99999999999', '请检查是否多写了零或用错了单位'],
    ['stock', 'dailyDemand', '-5', '日均需求必须大于 0'],
    ['stock', 'leadTimeDays', '两周', '平均提前期要填写数字，现在是“两周”'],
    ['lighting', 'areaM2', '54 cm', '面积要填写数字，现在是“54 cm”'],
    ['light', 'svm', '-0.1', '实测 SVM 不能小于 0，现在是 -0.1'],
    ['lighting', 'maintenanceFactor', '80', '维护系数 MF 不能大于 1，现在是 80'],
  ] as const;

  test.each(cases)('%s 的 %s 填「%s」：那一栏写明「%s」，改好就消失', async (tool, field, value, message) => {
    await visit(`tools/${tool}/`, {}, async (page) => {
      const before = await page.$eval(`#${field}`, (input) => (input as HTMLInputElement).value);
      await retype(page, field, value);
      expect(await text(page, `#${field}-error`)).toContain(message);
      const state = (): Promise<readonly (string | null)[]> => page.$eval(`#${field}`, (input) => [input.getAttribute('aria-invalid'), input.getAttribute('aria-describedby')]);
      expect(await state()).toEqual(['true', `${field}-error ${field}-hint`]);
      expect(await text(page, 'main')).not.toMatch(/NaN|Infinity|undefined/);
      await retype(page, field, before);
      expect(await state()).toEqual([null, `${field}-hint`]);
      expect(await page.$eval(`#${field}-error`, (place) => place.checkVisibility())).toBe(false);
    });
  });

  test('从地址来的标签不会变成标签', async () => {
    await visit(`tools/lighting/?areaM2=${encodeURIComponent('<img src=x onerror=alert(1)>')}`, {}, async (page, seen) => {
      expect(await text(page, '#areaM2-error')).toContain('<img src=x');
      expect(seen.some((url) => url.endsWith('/x'))).toBe(false);
    });
  });
});

describe('每个工具', () => {
  test.each(tools)('%s 断了网照样算，全程不发请求', async (tool) => {
    await visit(`tools/${tool}/`, {}, async (page, seen) => {
      await page.setOfflineMode(true);
      const [before, first] = [seen.length, await text(page, '[data-tool-result]')];
      const field = tool === 'sampling' ? 'lot' : tool === 'stock' ? 'dailyDemand' : tool === 'light' ? 'svm' : 'areaM2';
      await retype(page, field, '90');
      expect(await text(page, '[data-tool-result]')).not.toBe(first);
      // When the address changes, the browser looks for the page's icon again by itself.
      expect(seen.slice(before).filter((url) => !url.endsWith('/brand/logo.svg'))).toEqual([]);
    });
  });

  test.each(tools)('%s 没有 JavaScript 时说明要它，并给一个算好的例子', async (tool) => {
    await visit(`tools/${tool}/`, { script: false }, async (page) => {
      const shown = (selector: string): Promise<boolean> => page.$eval(selector, (element) => element.checkVisibility());
      expect(await shown('[data-tool-form]')).toBe(false);
      expect(await shown('.tool-noscript')).toBe(true);
      expect((await facts(page)).length).toBeGreaterThan(1);
    });
  });

  test.each(tools)('%s 在手机上：不横向溢出，每个控件至少 44 像素高，边填边看得到结果', async (tool) => {
    await visit(`tools/${tool}/`, { width: 360 }, async (page) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const heights = await page.$$eval('[data-tool-form] :is(input, select, button), [data-tool-result] summary', (controls) => controls.map((control) => control.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
      await page.evaluate(() => scrollTo(0, document.querySelector('[data-tool-form]')?.getBoundingClientRect().top ?? 0));
      const bar = await page.$eval('[data-tool-status]', (element) => ({ bottom: element.getBoundingClientRect().bottom, words: element.textContent }));
      expect(bar.bottom).toBeLessThanOrEqual(await page.evaluate(() => innerHeight));
      expect(bar.words).toMatch(/件|盏|项/);
    });
  });

  test.each(tools)('%s 的标签点得中控件，状态会读出来', async (tool) => {
    await visit(`tools/${tool}/`, {}, async (page) => {
      expect(await page.$$eval('[data-tool-form] :is(input, select)', (controls) => controls.every((control) => (control as HTMLInputElement).labels?.length === 1))).toBe(true);
      expect(await page.$eval('[data-tool-status]', (element) => element.getAttribute('role'))).toBe('status');
    });
  });
});

describe('工具和走势的页面', () => {
  test.each(pages)('%s 两种主题里无障碍检查都没有问题', async (path) => {
    await visit(path, {}, async (page) => expect(await axeViolations(page)).toEqual([]));
  });

  test.each([360, 768, 1440])('走势页 %d 像素宽时不横向溢出', async (width) => {
    await visit('figures/', { width }, async (page) => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0));
  });

  test('走势页至少 20 个指标，每个都有图、数据表和最近一期的状态', async () => {
    await visit('figures/', {}, async (page) => {
      const entries = await page.$$eval('.figures__entry', (found) => found.map((entry) => [entry.querySelectorAll('svg.chart').length, entry.querySelectorAll('table').length, entry.querySelector('.kpi-status')?.textContent ?? '']));
      expect(entries.length).toBeGreaterThanOrEqual(20);
      for (const [charts, tables, status] of entries) {
        expect([charts, tables]).toEqual([1, 1]);
        expect(status).toMatch(/达标|预警|未达标|缺数|未设目标/);
      }
      expect(await page.evaluate(() => new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size === document.querySelectorAll('[id]').length)).toBe(true);
    });
  });

  test('图里的字用页面的颜色：深色主题里是浅的', async () => {
    await visit('figures/', {}, async (page) => {
      const fill = (): Promise<string> => page.$eval('.chart text', (element) => getComputedStyle(element).fill);
      const light = await fill();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      expect(await fill()).not.toBe(light);
    });
  });

  test('打印走势页，折叠的数据表也在纸上', async () => {
    await visit('figures/', {}, async (page) => {
      const isShown = (wanted: boolean): boolean => {
        const table = document.querySelector('.chart-data table');
        return (table?.checkVisibility({ contentVisibilityAuto: true }) === true && table.getBoundingClientRect().height > 20) === wanted;
      };
      await page.waitForFunction(isShown, {}, false);
      await page.emulateMediaType('print');
      await page.waitForFunction(isShown, {}, true);
    });
  });
});
