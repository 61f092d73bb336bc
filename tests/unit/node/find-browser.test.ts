import { describe, expect, it } from 'vitest';

import { listBrowserPlaces } from '../../../scripts/node/browser-places.ts';
import { findBrowser } from '../../../scripts/node/find-browser.ts';
import type { BrowserSource, TryBrowser } from '../../../scripts/node/find-browser.ts';

const offers = (name: string, ...programs: string[]): BrowserSource => ({ name, offer: async () => Promise.resolve(programs) });

const fails = (name: string, reason: string): BrowserSource => ({ name, offer: async () => Promise.reject(new Error(`${reason}\n    at somewhere`)) });

const onlyRuns =
  (...working: string[]): TryBrowser =>
  async (program) =>
    Promise.resolve(working.includes(program) ? { version: 'Chromium 156' } : { reason: '缺 libnss3.so' });

async function search(sources: readonly BrowserSource[], tryBrowser: TryBrowser) {
  const lines: string[] = [];
  const found = await findBrowser(sources, tryBrowser, (line) => lines.push(line));
  return { found, lines };
}

describe('找浏览器', () => {
  it('按顺序取第一个能启动的，每次尝试留一行', async () => {
    const sources = [offers('环境变量'), offers('本机', '/usr/bin/chrome', '/usr/bin/chromium'), offers('缓存', '/cache/chrome')];
    const { found, lines } = await search(sources, onlyRuns('/usr/bin/chromium', '/cache/chrome'));
    expect(found).toMatchObject({ ok: true, executable: '/usr/bin/chromium', source: '本机' });
    expect(lines).toMatchInlineSnapshot(`
      [
        "浏览器：环境变量：没有",
        "浏览器：本机：/usr/bin/chrome 不能用，缺 libnss3.so",
        "浏览器：本机：用 /usr/bin/chromium（Chromium 156）",
      ]
    `);
  });

  it('找到以后不再问后面的，更不会去下载', async () => {
    const download: BrowserSource = { name: '下载', offer: async () => Promise.reject(new Error('不该来这里')) };
    const { found, lines } = await search([offers('本机', 'a'), download], onlyRuns('a'));
    expect(found.ok).toBe(true);
    expect(lines.join()).not.toContain('下载');
  });

  it('一处出错不影响下一处', async () => {
    const { found } = await search([fails('下载', '连不上网'), offers('软件包', 'b')], onlyRuns('b'));
    expect(found).toMatchObject({ ok: true, executable: 'b' });
  });

  it('都没有时，说清试过什么、怎么办', async () => {
    const { found } = await search([offers('本机安装的浏览器'), fails('puppeteer 下载', '连不上网'), offers('Debian 软件包', '/usr/bin/chromium')], onlyRuns());
    expect(found.ok ? null : found.problem).toMatchInlineSnapshot(`
      {
        "code": "P401",
        "hint": "装一个 Chrome 或 Edge 再运行一次；已经装在别处的，把环境变量 PUPPETEER_EXECUTABLE_PATH 设成它的完整路径；Debian、Ubuntu 用户可运行 sudo apt-get install chromium。",
        "message": "打印 PDF 需要 Chrome、Chromium 或 Edge，这台电脑上没有找到能用的。试过：本机安装的浏览器：没有；puppeteer 下载：连不上网；Debian 软件包：/usr/bin/chromium 不能用，缺 libnss3.so。",
      }
    `);
  });
});

describe('浏览器装在哪里', () => {
  it('Linux 先看 PATH,Chrome 在 Chromium 和 Edge 前面', () => {
    const places = listBrowserPlaces({ platform: 'linux', env: { PATH: '/opt/bin:/usr/bin' } });
    expect(places.slice(0, 4)).toEqual(['/opt/bin/google-chrome-stable', '/usr/bin/google-chrome-stable', '/usr/local/bin/google-chrome-stable', '/opt/bin/google-chrome']);
    expect(places.indexOf('/usr/bin/chromium')).toBeLessThan(places.indexOf('/usr/bin/microsoft-edge'));
  });

  it('macOS 看应用程序文件夹，系统的和自己的', () => {
    const places = listBrowserPlaces({ platform: 'darwin', env: { HOME: '/Users/li', PATH: '' } });
    expect(places[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(places).toContain('/Users/li/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
  });

  it('Windows 看 Program Files 和用户目录，没有的变量跳过', () => {
    const places = listBrowserPlaces({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local' } });
    expect(places).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(places.join()).not.toContain('undefined');
  });
});
