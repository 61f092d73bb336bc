import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '../../src/compare/format-pr-report.ts';
import { withBrowser, withPage } from './browser.ts';
import { CommandError } from './run-command.ts';
import { serveSite } from './serve-site.ts';

export interface PictureOrder {
  /** Two built sites. */
  readonly before: string;
  readonly after: string;
  /** The path under which the sites were built. */
  readonly basePath: string;
  readonly pages: readonly { readonly title: string; readonly path: string }[];
  readonly out: string;
}

/** Pictures of pages of two sites side by side, 900 pixels wide, at most a screen and a half high. */
export async function takePictures({ before, after, basePath, pages, out }: PictureOrder): Promise<readonly Picture[]> {
  await mkdir(out, { recursive: true });
  const servers = [await serveSite({ directory: before, basePath }), await serveSite({ directory: after, basePath })] as const;
  const taken = await withBrowser(
    () => undefined,
    (browser) =>
      withPage(browser, async (tab) => {
        await tab.setViewport({ width: 900, height: 1200 });
        const take = async (server: number, directory: string, path: string, name: string): Promise<string | undefined> => {
          if (!existsSync(join(directory, path, 'index.html'))) return undefined;
          await tab.goto(`${servers[server]?.url.replace(/\/$/, '') ?? ''}${path}`, { waitUntil: 'networkidle2' });
          await tab.screenshot({ path: join(out, name) as `${string}.png` });
          return name;
        };
        const pictures: Picture[] = [];
        for (const { title, path } of pages) {
          const name = path.replaceAll('/', '-').replace(/^-|-$/g, '');
          pictures.push({ title, before: await take(0, before, path, `${name}-before.png`), after: await take(1, after, path, `${name}-after.png`) });
        }
        return pictures;
      }),
  );
  await Promise.all(servers.map(({ close }) => close()));
  if (!taken.ok) throw new CommandError('environment', taken.problem.message);
  return taken.value;
}
