import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { changedPages } from '../../src/compare/changed-pages.ts';
import type { ManualChanges } from '../../src/compare/compare-manuals.ts';
import type { SiteComparison } from '../../src/compare/format-pr-report.ts';
import { describeMoves } from '../../src/compare/moved-pages.ts';
import type { Manual } from '../../src/model/manual.ts';
import { basePathOf, buildManual } from './build-manual.ts';
import { exportContent } from './export-content.ts';
import type { Log } from './log-stage.ts';
import { takePictures } from './page-pictures.ts';
import { readBookPages } from './read-book-pages.ts';

export interface SitesOrder {
  readonly contentDir: string;
  /** What the branch was cut from. */
  readonly commit: string;
  readonly manual: Manual;
  readonly changes: ManualChanges;
  /** The built site of the commit; it is built when there is none. */
  readonly before: string | undefined;
  readonly after: string;
  /** The folder for pictures; none are taken without it. */
  readonly pictures: string | undefined;
  /** Where that folder will be seen. */
  readonly picturesUrl: string | undefined;
  readonly log: Log;
}

/** More pages than this are too many to look at. */
const mostPages = 24;

/** What only two built sites can tell. A site that is not there is no failure of the report: it says so. */
export async function compareSites(order: SitesOrder): Promise<SiteComparison> {
  const { changes, after } = order;
  if (changes.documents.length + changes.entries.length === 0) return nothing('内容没有改，没有比。');
  if (!existsSync(join(after, 'manual.json'))) return nothing('没有比：改后的网站没有生成。');
  const temporary = await mkdtemp(join(tmpdir(), 'manual-base-'));
  try {
    const before = order.before ?? (await buildBase(order, temporary));
    if (before === undefined) return nothing('没有比：改前的内容用现在的程序生成不出来。');
    return { moved: await findMoves(before, after), ...(await takeThem(order, before)) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const nothing = (reason: string): SiteComparison => ({ moved: reason, pictures: reason, gallery: undefined });

const bookOf = (site: string): string => join(site, 'downloads', 'manual.pdf');

/** The site of the commit's content, made by today's program: what differs then is the content's doing. With a book when there is one to compare it with. */
async function buildBase({ contentDir, commit, after, log }: SitesOrder, dir: string): Promise<string | undefined> {
  const [content, site] = [join(dir, 'content'), join(dir, 'site')];
  await exportContent(contentDir, commit, content);
  log('生成改前的网站，好与改后的比：');
  await buildManual({ contentDir: content, outDir: site, withBook: existsSync(bookOf(after)), log });
  return existsSync(join(site, 'manual.json')) ? site : undefined;
}

async function findMoves(before: string, after: string): Promise<SiteComparison['moved']> {
  const missing = [['改前', before] as const, ['改后', after] as const].filter(([, site]) => !existsSync(bookOf(site))).map(([when]) => when);
  if (missing.length > 0) return `没有比：${missing.join('和')}的书没有印（没有浏览器，或没有要书）。`;
  return describeMoves(await readBookPages(bookOf(before)), await readBookPages(bookOf(after)));
}

async function takeThem({ manual, changes, after, pictures, picturesUrl }: SitesOrder, before: string): Promise<Pick<SiteComparison, 'pictures' | 'gallery'>> {
  if (pictures === undefined) return { pictures: [], gallery: undefined };
  const pages = changedPages(changes).slice(0, mostPages);
  if (pages.length === 0) return { pictures: '改动的条目没有自己的网页，没有截图。', gallery: undefined };
  const taken = await takePictures({ before, after, basePath: basePathOf(manual), pages, out: pictures });
  if (!taken.ok) return { pictures: `没有截图：${taken.problem.message}`, gallery: undefined };
  return { pictures: taken.value, gallery: picturesUrl === undefined ? { page: relative(process.cwd(), join(pictures, 'index.html')) } : { url: picturesUrl.replace(/\/$/, '') } };
}
