import type { HTTPRequest, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite, type SiteServer } from '../../scripts/node/serve-site.ts';
import { writeSearchSite, type SearchSite } from '../support/search-site/write-search-site.ts';
import { launchBrowser, type LaunchedBrowser } from './launch-browser.ts';

// Under a base path: what works there works at the root too.
const base = '/handbook/';

let chrome: LaunchedBrowser;
let server: SiteServer;
let site: SearchSite;

beforeAll(async () => {
  site = await writeSearchSite({ base, client: true });
  [chrome, server] = await Promise.all([launchBrowser(), serveSite({ directory: site.dir, basePath: base })]);
});
afterAll(async () => {
  await chrome.close();
  await server.close();
  await site.remove();
});

interface Visit {
  readonly page: Page;
  /** Addresses that the page asked for and did not get. */
  readonly failed: readonly string[];
}

const refuse = async (page: Page, pattern: RegExp): Promise<void> => {
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => void (pattern.test(request.url()) ? request.abort() : request.continue()));
};

/** Keeps back what the page asks for until the returned function lets it go; only what is asked for after a navigation is surely seen. */
const hold = async (page: Page, pattern: RegExp): Promise<{ readonly count: () => number; readonly release: () => void }> => {
  const held: HTTPRequest[] = [];
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => void (pattern.test(request.url()) ? held.push(request) : request.continue()));
  return { count: () => held.length, release: () => held.forEach((request) => void request.continue()) };
};

/** A page in a profile of its own. `without` names the files that cannot be loaded. */
const visit = async (path: string, use: (visit: Visit) => Promise<void>, without?: RegExp): Promise<void> => {
  const context = await chrome.browser.createBrowserContext();
  const page = await context.newPage();
  const failed: string[] = [];
  page.on('response', (response) => { if (response.status() >= 400 && !response.url().endsWith('favicon.ico')) failed.push(response.url()); });
  page.on('pageerror', (error) => failed.push(String(error)));
  try {
    if (without !== undefined) await refuse(page, without);
    await page.goto(new URL(path, server.url).href, { waitUntil: 'load' });
    await use({ page, failed });
  } finally {
    await context.close();
  }
};

const status = (page: Page): Promise<string> => page.$eval('[data-search-status]', (element) => element.textContent);
const isOpen = (page: Page): Promise<boolean> => page.$eval('[data-search-dialog]', (dialog) => dialog.hasAttribute('open'));
const titles = (page: Page): Promise<readonly string[]> => page.$$eval('.search__title', (all) => all.map((element) => element.textContent));
const activeTitle = (page: Page): Promise<string> => page.$eval('[aria-selected=true]', (element) => element.querySelector('.search__title, .search__heading')?.textContent ?? '');
const waitForStatus = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted: string) => document.querySelector('[data-search-status]')?.textContent.includes(wanted), { polling: 20 }, text);

/** Puts a whole query into the open dialog, as pasting does, and waits for its results. */
const ask = async (page: Page, query: string, shown = '共'): Promise<void> => {
  await page.$eval('[data-search-input]', (input, text) => {
    (input as HTMLInputElement).value = text;
    document.querySelector('[data-search-status]')?.replaceChildren();
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, query);
  await waitForStatus(page, shown);
};

describe('打开与关闭', () => {
  test('Ctrl K、/、按钮都能打开，Esc 关闭，焦点回到原处', async () => {
    await visit('iqc/', async ({ page }) => {
      await page.focus('[data-search-open]');
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyK');
      await page.keyboard.up('Control');
      expect(await isOpen(page)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await isOpen(page)).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-search-open'))).toBe(true);
      await page.keyboard.press('Slash');
      expect(await isOpen(page)).toBe(true);
      await page.click('[data-search-close]');
      expect(await isOpen(page)).toBe(false);
      await page.click('[data-search-open]');
      expect(await isOpen(page)).toBe(true);
    });
  });
  test('在别的输入框里打 / 只是打字', async () => {
    await visit('', async ({ page }) => {
      await page.focus('header input');
      await page.keyboard.press('Slash');
      expect(await isOpen(page)).toBe(false);
      expect(await page.$eval('header input', (input) => (input as HTMLInputElement).value)).toBe('/');
    });
  });
  test('?q= 链接直接显示结果，一个请求也不失败', async () => {
    await visit('?q=%E6%96%99%E6%A3%80', async ({ page, failed }) => {
      await waitForStatus(page, '共');
      expect((await titles(page))[0]).toBe('来料检验');
      expect(await page.$eval('.search__title mark', (mark) => mark.textContent)).toBe('料检');
      expect(failed).toEqual([]);
    });
  });
});

describe('键盘', () => {
  test('打字、上下选择、回车打开那一节，目标页标出并滚到词上，历史里留下这次搜索', async () => {
    await visit('', async ({ page }) => {
      await page.keyboard.press('Slash');
      await page.keyboard.type('泄漏电流');
      await waitForStatus(page, '共');
      expect(await activeTitle(page)).toBe('成品出货检验');
      await page.keyboard.press('ArrowDown');
      expect(await activeTitle(page)).toBe('电气安全');
      expect(await page.$eval('[data-search-input]', (input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-selected'))).toBe('true');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await activeTitle(page)).not.toBe('成品出货检验');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/handbook/fqc/#s2-1');
      await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map(String)), { timeout: 20_000 }).toEqual(['泄漏电流']);
      await page.keyboard.press('Slash');
      await page.waitForSelector('[data-search-query]');
      expect(await page.$$eval('[data-search-query]', (all) => all.map((button) => button.textContent))).toEqual(['泄漏电流']);
      await page.click('[data-search-query]');
      await waitForStatus(page, '共');
      expect((await titles(page))[0]).toBe('成品出货检验');
    });
  });
  test('输入法组字时不搜索、不跳转，选定后才搜索', async () => {
    await visit('', async ({ page }) => {
      await page.keyboard.press('Slash');
      const client = await page.createCDPSession();
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('load-dialog')));
      await client.send('Input.imeSetComposition', { text: "lai'liao", selectionStart: 8, selectionEnd: 8 });
      await page.$eval('[data-search-input]', (input) => { input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })); });
      expect(await status(page)).toBe('');
      await client.send('Input.insertText', { text: '来料' });
      await waitForStatus(page, '共');
      expect((await titles(page))[0]).toBe('来料检验');
      expect(new URL(page.url()).pathname).toBe(base);
    });
  });
});

describe('从搜索来到一页', () => {
  test('滚到读得到的那一处，不停在图的说明和藏起来的字上', async () => {
    await visit('', async ({ page }) => {
      await page.setViewport({ width: 800, height: 300 });
      await page.setRequestInterception(true);
      const hidden = '<svg><desc>泄漏电流</desc></svg><p hidden>泄漏电流</p>';
      page.on('request', (request) => {
        if (!request.isNavigationRequest()) { void request.continue(); return; }
        void fetch(request.url()).then((response) => response.text())
          .then((html) => request.respond({ contentType: 'text/html', body: html.replace(/<main[^>]*>/u, (main) => `${main}${hidden}<div style="height:2000px"></div>`) }));
      });
      await page.goto(new URL('fqc/?hl=%E6%B3%84%E6%BC%8F%E7%94%B5%E6%B5%81', server.url).href);
      await page.waitForFunction(() => CSS.highlights.has('search-hit') && scrollY > 1000);
      const inView = await page.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map((range) => (range as Range).getBoundingClientRect())
        .some(({ top, height }) => height > 0 && top > 0 && top < innerHeight));
      expect(inView).toBe(true);
    });
  });
});

describe('对话框的脚本用到才载入', () => {
  test('脚本还没到就打的字不丢，到了就搜', async () => {
    await visit('', async ({ page }) => {
      const script = await hold(page, /load-dialog/);
      await page.reload({ waitUntil: 'load' });
      await page.keyboard.press('Slash');
      await page.keyboard.type('泄漏电流');
      expect(await page.$eval('[data-search-input]', (input) => (input as HTMLInputElement).value)).toBe('泄漏电流');
      await expect.poll(script.count, { timeout: 20_000 }).toBe(1);
      script.release();
      await waitForStatus(page, '共');
      expect((await titles(page))[0]).toBe('成品出货检验');
    });
  });
  test('载入不了就说怎么办', async () => {
    const load = async ({ page }: Visit): Promise<void> => {
      await page.keyboard.press('Slash');
      await waitForStatus(page, '搜索没有载入');
    };
    await visit('', load, /load-dialog/);
  });
});

describe('结果', () => {
  test('拼音、错字说明换成了什么，找不到时说怎么办', async () => {
    await visit('', async ({ page }) => {
      await page.keyboard.press('Slash');
      await ask(page, 'aqkc', '已显示「安全库存」的结果');
      await ask(page, '來科檢驗', '已显示');
      await ask(page, '魑魅魍魉', '没有找到「魑魅魍魉」');
      expect(await page.$eval('[data-search-hints]', (hints) => hints.textContent)).toContain('可以这样试');
    });
  });
  test('直接回答、分隔线、标签', async () => {
    await visit('', async ({ page }) => {
      await page.keyboard.press('Slash');
      await ask(page, '什么是色温');
      expect(await page.$eval('.search__document--instant', (answer) => answer.textContent)).toContain('黑体的温度');
      await ask(page, '直播 质保');
      expect(await page.$eval('.search__divider', (divider) => divider.textContent)).toBe('相关结果');
      expect(await page.$$eval('.search__document:first-child .search__badge', (all) => all.map((badge) => badge.textContent))).toEqual(['MK-SOP-003', '程序', '生效', '市场推广']);
    });
  });
  test('沾边都没有时列出手册里相近的说法，点了就搜它', async () => {
    await visit('', async ({ page }) => {
      await page.keyboard.press('Slash');
      await ask(page, '魑魅魍库', '魑魅魍库');
      await page.waitForSelector('[data-search-query="安全库存与补货"]');
      await page.click('[data-search-query="安全库存与补货"]');
      await waitForStatus(page, '共');
      expect(await page.$eval('[data-search-input]', (input) => (input as HTMLInputElement).value)).toBe('安全库存与补货');
      expect((await titles(page))[0]).toBe('安全库存与补货');
    });
  });
  test('章节、类型、岗位都能筛，每个值带数量', async () => {
    await visit('', async ({ page }) => {
      await page.keyboard.press('Slash');
      await ask(page, '测试');
      for (const [facet, value] of [['chapter', '质量管理'], ['type', '作业指导书'], ['role', '检验员']] as const) {
        const chip = `[data-search-facet="${facet}"][data-search-value="${value}"]`;
        await page.waitForSelector(chip);
        expect(await page.$eval(`${chip} .search__count`, (count) => Number(count.textContent))).toBeGreaterThan(0);
      }
    });
  });
  test('筛选按下与再按，数量与结果一致', async () => {
    await visit('', async ({ page }) => {
      await page.keyboard.press('Slash');
      await ask(page, '检验');
      await page.waitForSelector('[data-search-value="质量管理"]');
      const all = await titles(page);
      const count = await page.$eval('[data-search-value="质量管理"] .search__count', (element) => Number(element.textContent));
      await page.click('[data-search-value="质量管理"]');
      await waitForStatus(page, `共 ${String(count)} 篇`);
      expect(await page.$$eval('.search__badge--chapter', (badges) => badges.every((badge) => badge.textContent === '质量管理'))).toBe(true);
      await page.click('[data-search-value="质量管理"][aria-pressed=true]');
      await waitForStatus(page, `共 ${String(all.length)} 篇`);
    });
  });
  test('360 像素宽不横向溢出，可点的都有 44 像素高', async () => {
    await visit('?q=%E6%A3%80%E9%AA%8C', async ({ page }) => {
      await page.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: true });
      await page.waitForSelector('[data-search-facet]');
      const sizes = await page.$$eval('.search a, .search button:not([hidden]), .search input', (all) => all.map((element) => ({ height: element.getBoundingClientRect().height, name: element.className })));
      expect(sizes.filter(({ height }) => height < 44)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  });
});

describe('无障碍', () => {
  test('有结果、没有结果时都没有 axe 能查出的毛病', async () => {
    await visit('', async ({ page }) => {
      await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
      await page.keyboard.press('Slash');
      for (const query of ['检验', '什么是色温', '魑魅魍魉']) {
        await ask(page, query, '');
        await page.waitForFunction(() => document.querySelector('[data-search-status]')?.textContent !== '');
        const problems = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run: (scope: string) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
          return (await axe.run('.search')).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
        });
        expect(problems).toEqual([]);
      }
    });
  });
});

describe('没有 Intl.Segmenter 的浏览器', () => {
  /** The worker's script as the site has it, with the dictionary taken away before it looks for one. */
  const withoutSegmenter = async (page: Page): Promise<void> => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!/\/worker-/u.test(request.url())) { void request.continue(); return; }
      void fetch(request.url()).then((response) => response.text())
        .then((script) => request.respond({ contentType: 'text/javascript', body: `delete Intl.Segmenter;\n${script}` }));
    });
  };
  test('子串、问句、拼音照样找得到，用的是查询层', async () => {
    await visit('', async ({ page }) => {
      await withoutSegmenter(page);
      await page.keyboard.press('Slash');
      await ask(page, '料检');
      expect((await titles(page))[0]).toBe('来料检验');
      expect(await page.$eval('.search__title mark', (mark) => mark.textContent)).toBe('料检');
      await ask(page, '安全库存怎么算');
      expect((await titles(page))[0]).toBe('安全库存与补货');
      await ask(page, 'aqkc', '已显示「安全库存」的结果');
      expect(await status(page)).not.toContain('基本搜索');
      expect(await Promise.all(page.workers().map((worker) => worker.evaluate(() => 'Segmenter' in Intl)))).toEqual([false]);
    });
  });
});

describe('出了问题', () => {
  test('工作线程起不来时用基本搜索', async () => {
    await visit('?q=%E6%A3%80%E9%AA%8C', async ({ page }) => {
      await waitForStatus(page, '基本搜索');
      expect((await titles(page)).length).toBeGreaterThan(0);
      await page.waitForSelector('[data-search-facet]');
    }, /\/worker-/u);
  });
  test('辅助文件没有也能搜索', async () => {
    await visit('?q=%E6%96%99%E6%A3%80', async ({ page }) => {
      await waitForStatus(page, '共');
      expect((await titles(page))[0]).toBe('来料检验');
    }, /\/search\/\w+\.json/u);
  });
  test('索引没有时说明原因与办法', async () => {
    await visit('?q=%E6%96%99%E6%A3%80', async ({ page }) => {
      await page.waitForFunction(() => document.querySelector('[data-search-hints]')?.textContent.includes('搜索索引没有加载成功'));
    }, /pagefind/u);
  });
  test('网络断了，已经加载的索引照样能搜', async () => {
    await visit('?q=%E6%96%99%E6%A3%80', async ({ page }) => {
      await waitForStatus(page, '共');
      await page.setOfflineMode(true);
      await ask(page, '料检');
      expect((await titles(page))[0]).toBe('来料检验');
    });
  });
});
