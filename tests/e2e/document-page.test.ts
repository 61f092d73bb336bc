import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type OpenSite } from './open-site.ts';

/** A procedure in the middle of its chapter. */
const procedure = '/qc/qc-sop-003/';

let site: OpenSite;
const visit: OpenSite['visit'] = (...arguments_) => site.visit(...arguments_);

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** What a click puts on the clipboard. A browser without a window has no clipboard of its own, so the page's is stood in for. */
async function copiedBy(page: Page, selector: string): Promise<string> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (document.documentElement.dataset['copied'] = text);
  });
  await page.$eval(selector, (element) => (element as HTMLElement).click());
  await page.waitForFunction(() => /已复制/.test(document.querySelector('[data-toast]')?.textContent ?? ''));
  return page.$eval('html', ({ dataset }) => dataset['copied'] ?? '');
}

describe('知道自己在哪', () => {
  test('长的章目录停在现在这份文件，不用再找', async () => {
    await visit(procedure, { width: 1440 }, async ({ page }) => {
      const [inColumn, name] = await page.$eval('.chapter-nav [aria-current=page]', (link) => {
        const column = link.closest('.chapter-nav')?.getBoundingClientRect();
        const { top, bottom } = link.getBoundingClientRect();
        return [column !== undefined && top >= column.top && bottom <= column.bottom, link.textContent] as const;
      });
      expect(inColumn).toBe(true);
      expect(name).toContain('来料检验');
    });
  });

  test('手机上页内目录是一条横栏：滚动时写着读到哪一节，点开能跳，跳完收起', async () => {
    await visit(procedure, { width: 360 }, async ({ page }) => {
      await page.$eval('#steps', (heading) => heading.scrollIntoView());
      await page.waitForFunction(() => document.querySelector('[data-page-here]')?.textContent.includes('作业步骤'));
      expect(await page.$eval('.page-contents', (bar) => bar.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
      await page.click('.page-contents__title');
      await page.click('.page-contents__list a[href="#related"]');
      await page.waitForFunction(() => location.hash === '#related' && document.querySelector<HTMLDetailsElement>('.page-contents__fold')?.open === false);
      const [heading, bar] = await page.evaluate(() => [document.querySelector('#related')?.getBoundingClientRect().top ?? 0, document.querySelector('.page-contents')?.getBoundingClientRect().bottom ?? 0] as const);
      expect(heading).toBeGreaterThanOrEqual(bar);
    });
  });

  test('写着最后修订的日期和人、读完要多久；报告问题已填好编号、标题和版次', async () => {
    await visit(procedure, {}, async ({ page }) => {
      expect(await page.$eval('.document__facts', (facts) => facts.textContent)).toMatch(/约 \d+ 分钟读完 · 最后修订 \d{4}-\d\d-\d\d，\S/);
      const report = await page.$$eval('.document__tools a', (links) => links.map((link) => [link.textContent, decodeURIComponent(link.href)] as const));
      expect(new Map(report).get('报告问题')).toMatch(/QC-SOP-003[+ ]来料检验[\s\S]*V\d/);
    });
  });
});

describe('带走', () => {
  test('复制步骤：每步一行，写明谁做', async () => {
    await visit(procedure, {}, async ({ page }) => {
      const [title, first] = (await copiedBy(page, '[data-copy-steps]')).split('\n');
      expect(title).toBe('来料检验');
      expect(first).toMatch(/^1\. [^#：]+（[^）]+）：\S/);
    });
  });

  test('点标题旁的 #，地址变成这一节，链接也在剪贴板里', async () => {
    await visit(procedure, {}, async ({ page }) => {
      expect(await copiedBy(page, '#steps .heading__link')).toBe(`${site.url.replace(/\/$/, '')}${procedure}#steps`);
      expect(page.url()).toContain('#steps');
    });
  });

  test('没有系统分享时，分享就是复制本页链接', async () => {
    await visit(procedure, {}, async ({ page }) => {
      await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
      expect(await copiedBy(page, '[data-share]')).toContain(procedure);
    });
  });

  test('打印出来没有导航，页脚有编号和版次，写明是宽表的横过来', async () => {
    await visit(procedure, {}, async ({ page }) => {
      await page.emulateMediaType('print');
      const shown = await page.$$eval('.site-header, .chapter-nav, .page-contents, .document__actions, .pager, .heading__link', (all) => all.filter((element) => getComputedStyle(element).display !== 'none').length);
      expect(shown).toBe(0);
      const sheet = await page.evaluate(async () => (await fetch(document.querySelector<HTMLLinkElement>('link[media="print"][href*="/print/"]')?.href ?? '')).text());
      expect(sheet).toMatch(/bottom-left\{content:"QC-SOP-003 V\d/);
      const wide = await page.$eval('.document', (article) => {
        const table = article.appendChild(document.createElement('div'));
        table.className = 'print-landscape';
        return getComputedStyle(table).getPropertyValue('page');
      });
      expect(wide).toBe('wide');
    });
  });
});

describe('只用键盘', () => {
  test('第一下 Tab 是跳到正文，回车就到正文', async () => {
    await visit(procedure, {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    });
  });

  test('一路 Tab：每一步都看得见焦点，没有走进看不见的东西', async () => {
    await visit(procedure, { width: 1440 }, async ({ page }) => {
      const hidden: string[] = [];
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        const problem = await page.evaluate(() => {
          const element = document.activeElement;
          if (!(element instanceof HTMLElement || element instanceof SVGElement)) return 'nothing has the focus';
          const { width, height } = element.getBoundingClientRect();
          const { outlineStyle } = getComputedStyle(element);
          return width > 0 && height > 0 && outlineStyle !== 'none' ? undefined : element.outerHTML.slice(0, 100);
        });
        if (problem !== undefined) hidden.push(problem);
      }
      expect(hidden).toEqual([]);
    });
  });

  test('? 打开键盘用法，Esc 关掉，焦点回到原处', async () => {
    await visit(procedure, {}, async ({ page }) => {
      await page.focus('.breadcrumbs a');
      await page.keyboard.type('?');
      await page.waitForSelector('[data-keys][open]');
      await page.keyboard.press('Escape');
      await page.waitForSelector('[data-keys]:not([open])');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('首页');
    });
  });

  test('] 到下一篇，[ 回上一篇，u 到这一章', async () => {
    await visit(procedure, {}, async ({ page }) => {
      await Promise.all([page.waitForNavigation(), page.keyboard.press(']')]);
      expect(pathOf(page)).not.toBe(procedure);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('[')]);
      expect(pathOf(page)).toBe(procedure);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('u')]);
      expect(pathOf(page)).toBe('/qc/');
    });
  });

  test('关掉单键快捷键以后，单个键什么也不做，Ctrl K 照旧', async () => {
    await visit(procedure, {}, async ({ page }) => {
      await page.keyboard.type('?');
      await page.waitForSelector('[data-keys][open]');
      await page.click('[data-keys] input');
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.press('u');
      expect(pathOf(page)).toBe(procedure);
      expect(await page.$('[data-search-dialog][open]')).toBeNull();
      await page.keyboard.down('Control');
      await page.keyboard.press('k');
      await page.keyboard.up('Control');
      await page.waitForSelector('[data-search-dialog][open]');
    });
  });
});
