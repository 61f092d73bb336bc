import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookPageKinds, bookShotName, type BookPageKind } from '../visual/book-pages.ts';
import { comparePictures, type Picture } from '../visual/compare-pictures.ts';
import { formatVisualReport, type VisualChange } from '../visual/format-visual-report.ts';
import { visualShots, type VisualShot } from '../visual/visual-pages.ts';
import { basePathOf, buildManual } from './build-manual.ts';
import { loadManual } from './load-manual.ts';
import type { Log } from './log-stage.ts';
import { readPicture, writePicture } from './picture-files.ts';
import { projectDir } from './project-dir.ts';
import { CommandError } from './run-command.ts';
import { takeBookPictures } from './take-book-pictures.ts';
import { takeVisuals } from './take-visuals.ts';

const contentDir = join(projectDir, 'tests/fixtures/companies/harbour/content');
const referenceDir = join(projectDir, 'tests/visual');
const reportDir = join(projectDir, 'dist-visual');

interface VisualRequest {
  /** Whether the pictures of today become the references. */
  readonly update: boolean;
  /** Only pages of this kind. */
  readonly only: string | undefined;
  readonly log: Log;
}

/** Builds the second company's manual, takes its pictures and compares them with the references; true when none has changed. */
export async function runVisual({ update, only, log }: VisualRequest): Promise<boolean> {
  const chosen = { shots: visualShots.filter(({ kind }) => only === undefined || kind === only), bookKinds: bookPageKinds.filter((page) => only === undefined || only === 'book' || bookShotName(page) === only) };
  if (chosen.shots.length + chosen.bookKinds.length === 0) throw new CommandError('usage', `没有「${only}」这类页面。可用：${[...new Set(visualShots.map(({ kind }) => kind)), 'book', ...bookPageKinds.map(bookShotName)].join('、')}。`);
  const siteDir = await mkdtemp(join(tmpdir(), 'manual-visual-'));
  try {
    const built = await buildManual({ contentDir, outDir: join(siteDir, 'dist'), withBook: chosen.bookKinds.length > 0, log });
    if (built.exit !== 'ok') throw new CommandError('content', '第二家公司的手册没有生成，先看上面的问题。');
    const site = { ...chosen, siteDir: join(siteDir, 'dist'), basePath: basePathOf((await loadManual(contentDir)).manual) };
    return update ? await updateReferences(site, only === undefined, log) : await compareReferences(site, log);
  } finally {
    await rm(siteDir, { recursive: true, force: true });
  }
}

interface Site {
  readonly siteDir: string;
  readonly basePath: string;
  readonly shots: readonly VisualShot[];
  readonly bookKinds: readonly BookPageKind[];
}

type OnPicture = (name: string, picture: Picture) => Promise<void>;

/** Pictures of the website, then of the book; returns the browser that made them. */
async function takePictures({ bookKinds, ...site }: Site, onPicture: OnPicture): Promise<string> {
  const browser = await takeVisuals({ ...site, onShot: ({ name }, picture) => onPicture(name, picture) });
  if (bookKinds.length > 0) for (const [name, picture] of await takeBookPictures(join(site.siteDir, 'downloads', 'manual.pdf'), bookKinds)) await onPicture(name, picture);
  return browser;
}

/** The file of a reference, by the name of the picture. */
export const referenceOf = (name: string): string => join(referenceDir, `${name}.webp`);

async function updateReferences(site: Site, whole: boolean, log: Log): Promise<true> {
  await mkdir(referenceDir, { recursive: true });
  if (whole) for (const file of (await readdir(referenceDir)).filter((name) => name.endsWith('.webp'))) await rm(join(referenceDir, file));
  const browser = await takePictures(site, (name, picture) => writePicture(referenceOf(name), picture));
  await writeFile(join(referenceDir, 'made-with.json'), `${JSON.stringify({ browser }, undefined, 2)}\n`);
  log(`换了 ${site.shots.length + site.bookKinds.length} 张参考图：${referenceDir}。看一遍再提交。`);
  return true;
}

async function compareReferences(site: Site, log: Log): Promise<boolean> {
  await rm(reportDir, { recursive: true, force: true });
  await mkdir(reportDir, { recursive: true });
  const changes: VisualChange[] = [];
  const browser = await takePictures(site, async (name, picture) => {
    const before = existsSync(referenceOf(name)) ? await readPicture(referenceOf(name)) : undefined;
    const { change, diff } = before ? comparePictures(before, picture) : { change: '新的一页，还没有参考图', diff: undefined };
    if (change === undefined) return;
    const save = async (what: string, saved: typeof before): Promise<string | undefined> => {
      if (saved) await writePicture(join(reportDir, `${name}-${what}.webp`), saved);
      return saved && `${name}-${what}.webp`;
    };
    changes.push({ name, change, before: await save('before', before), after: (await save('after', picture)) ?? '', diff: await save('diff', diff) });
    log(`✗ ${name}：${change}`);
  });
  const notes = await browserNotes(browser);
  await writeFile(join(reportDir, 'index.html'), formatVisualReport(changes, notes));
  for (const note of notes) log(note);
  const all = site.shots.length + site.bookKinds.length;
  log(changes.length === 0 ? `${all} 张都和参考图一样。` : `${changes.length} 张变了：看 ${join(reportDir, 'index.html')}。有意改的，运行 npm run visual -- --update，看过再提交。`);
  return changes.length === 0;
}

/** Letters come from the dependencies; how their edges are drawn is the browser's own affair. */
async function browserNotes(browser: string): Promise<readonly string[]> {
  const text = await readFile(join(referenceDir, 'made-with.json'), 'utf8').catch(() => '{}');
  const made = (JSON.parse(text) as { readonly browser?: string }).browser;
  return made === undefined || made === browser ? [] : [`参考图是用 ${made} 画的，现在是 ${browser}：字的边缘会略有不同，在容差以内；整页都变了就先换回那个版本再看。`];
}
