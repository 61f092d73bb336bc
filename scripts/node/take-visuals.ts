import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '../visual/compare-pictures.ts';
import type { VisualShot } from '../visual/visual-pages.ts';
import { withBrowser, withPage } from './browser.ts';
import { shrinkShot } from './picture-files.ts';
import { projectDir } from './project-dir.ts';
import { CommandError } from './run-command.ts';
import { serveSite } from './serve-site.ts';

interface VisualOrder {
  readonly siteDir: string;
  readonly basePath: string;
  readonly shots: readonly VisualShot[];
  readonly onShot: (shot: VisualShot, picture: Picture) => Promise<void>;
}

/** The day on which all pictures are taken: marks of overdue reviews depend on it. */
const today = Date.UTC(2027, 1, 1, 4);

const mostHeight = 2400;

/** Faces from the dependencies in the place of the system's, so that every machine draws the same letters. */
const faces: readonly (readonly [family: string, weight: number, file: string])[] = [
  ['visual-han', 400, 'noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2'],
  ['visual-han', 700, 'noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff2'],
  ['visual-latin', 400, 'noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff2'],
  ['visual-latin', 700, 'noto-sans-sc/files/noto-sans-sc-latin-700-normal.woff2'],
  ['visual-signs', 400, 'noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2'],
  ['visual-math', 400, 'noto-sans-math/files/noto-sans-math-latin-400-normal.woff2'],
];

const fontPath = '/visual-fonts/';

const visualCss = [
  ...faces.map(([family, weight], index) => `@font-face{font-family:${family};font-weight:${weight};src:url(${fontPath}${index})}`),
  // Another browser writes another PDF.
  '.download__digest{visibility:hidden!important}',
  ":root{--font-text:visual-latin,visual-han,visual-signs,visual-math!important;--font-code:visual-latin,visual-han!important}",
  '*,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important}',
  // Sizes of packs change with every line of code.
  '[data-offline-size]{visibility:hidden!important}',
].join('\n');

/** Takes the pictures one after the other; each is half as large as the page. */
export async function takeVisuals({ siteDir, basePath, shots, onShot }: VisualOrder): Promise<string> {
  const fonts = await Promise.all(faces.map(([, , file]) => readFile(join(projectDir, 'node_modules/@fontsource', file))));
  const server = await serveSite({ directory: siteDir, basePath });
  try {
    const taken = await withBrowser(() => undefined, (browser) =>
      withPage(browser, async (page) => {
        await page.setBypassCSP(true);
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          const { pathname } = new URL(request.url());
          const font = pathname.startsWith(fontPath) ? fonts[Number(pathname.slice(fontPath.length))] : undefined;
          void (font ? request.respond({ contentType: 'font/woff2', body: font }) : request.continue());
        });
        await page.evaluateOnNewDocument((now) => {
          const Real = Date;
          globalThis.Date = new Proxy(Real, { construct: (_, given: readonly unknown[]) => Reflect.construct(Real, given.length === 0 ? [now] : given) as object, get: (target, key) => (key === 'now' ? () => now : Reflect.get(target, key) as unknown) });
        }, today);
        for (const shot of shots) await onShot(shot, await shrinkShot(await takeShot(page, new URL(shot.path.slice(1), server.url).href, shot)));
        return browser.version();
      }),
    );
    if (!taken.ok) throw new CommandError('environment', `${taken.problem.message}\n${taken.problem.hint}`);
    return taken.value;
  } finally {
    await server.close();
  }
}

type Page = Parameters<Parameters<typeof withPage>[1]>[0];

async function takeShot(page: Page, url: string, { width, theme, press }: VisualShot): Promise<Uint8Array> {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  const response = await page.goto(url, { waitUntil: 'load' });
  if (!response || response.status() >= 400) throw new CommandError('usage', `没有 ${url} 这一页：改 scripts/visual/visual-pages.ts 里的清单。`);
  await page.addStyleTag({ content: visualCss });
  if (press !== undefined) await page.click(press);
  await page.evaluate(async () => {
    await Promise.all(['400 16px visual-han', '700 16px visual-han', '400 16px visual-latin', '700 16px visual-latin', '400 16px visual-signs', '400 16px visual-math'].map((face) => document.fonts.load(face, '灯A→')));
    await document.fonts.ready;
  });
  await page.waitForNetworkIdle({ idleTime: 50 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return page.screenshot({ clip: { x: 0, y: 0, width, height: Math.min(height, mostHeight) }, captureBeyondViewport: true });
}
