import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparePictures } from '../visual/compare-pictures.ts';
import { formatVisualReport, type VisualChange } from '../visual/format-visual-report.ts';
import { visualShots, type VisualShot } from '../visual/visual-pages.ts';
import { basePathOf, buildManual } from './build-manual.ts';
import { loadManual } from './load-manual.ts';
import type { Log } from './log-stage.ts';
import { readPicture, writePicture } from './picture-files.ts';
import { projectDir } from './project-dir.ts';
import { CommandError } from './run-command.ts';
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

/** Builds the second company's site, takes its pictures and compares them with the references; true when none has changed. */
export async function runVisual({ update, only, log }: VisualRequest): Promise<boolean> {
  const shots = visualShots.filter(({ kind }) => only === undefined || kind === only);
  if (shots.length === 0) throw new CommandError('usage', `没有「${only}」这类页面。可用：${[...new Set(visualShots.map(({ kind }) => kind))].join('、')}。`);
  const siteDir = await mkdtemp(join(tmpdir(), 'manual-visual-'));
  try {
    const built = await buildManual({ contentDir, outDir: join(siteDir, 'dist'), withBook: false, log });
    if (built.exit !== 'ok') throw new CommandError('content', '第二家公司的网站没有生成，先看上面的问题。');
    const site = { siteDir: join(siteDir, 'dist'), basePath: basePathOf((await loadManual(contentDir)).manual) };
    return update ? await updateReferences(site, shots, only === undefined, log) : await compareReferences(site, shots, log);
  } finally {
    await rm(siteDir, { recursive: true, force: true });
  }
}

interface Site {
  readonly siteDir: string;
  readonly basePath: string;
}

const referenceOf = ({ name }: VisualShot): string => join(referenceDir, `${name}.webp`);

async function updateReferences(site: Site, shots: readonly VisualShot[], whole: boolean, log: Log): Promise<true> {
  await mkdir(referenceDir, { recursive: true });
  if (whole) for (const file of (await readdir(referenceDir)).filter((name) => name.endsWith('.webp'))) await rm(join(referenceDir, file));
  const browser = await takeVisuals({ ...site, shots, onShot: (shot, picture) => writePicture(referenceOf(shot), picture) });
  await writeFile(join(referenceDir, 'made-with.json'), `${JSON.stringify({ browser }, undefined, 2)}\n`);
  log(`换了 ${shots.length} 张参考图：${referenceDir}。看一遍再提交。`);
  return true;
}

async function compareReferences(site: Site, shots: readonly VisualShot[], log: Log): Promise<boolean> {
  await rm(reportDir, { recursive: true, force: true });
  await mkdir(reportDir, { recursive: true });
  const changes: VisualChange[] = [];
  const browser = await takeVisuals({
    ...site,
    shots,
    onShot: async (shot, picture) => {
      const before = existsSync(referenceOf(shot)) ? await readPicture(referenceOf(shot)) : undefined;
      const { change, diff } = before ? comparePictures(before, picture) : { change: '新的一页，还没有参考图', diff: undefined };
      if (change === undefined) return;
      const save = async (what: string, saved: typeof before): Promise<string | undefined> => {
        if (saved) await writePicture(join(reportDir, `${shot.name}-${what}.webp`), saved);
        return saved && `${shot.name}-${what}.webp`;
      };
      changes.push({ name: shot.name, change, before: await save('before', before), after: (await save('after', picture)) ?? '', diff: await save('diff', diff) });
      log(`✗ ${shot.name}：${change}`);
    },
  });
  const notes = await browserNotes(browser);
  await writeFile(join(reportDir, 'index.html'), formatVisualReport(changes, notes));
  for (const note of notes) log(note);
  log(changes.length === 0 ? `${shots.length} 张都和参考图一样。` : `${changes.length} 张变了：看 ${join(reportDir, 'index.html')}。有意改的，运行 npm run visual -- --update，看过再提交。`);
  return changes.length === 0;
}

/** Letters come from the dependencies; how their edges are drawn is the browser's own affair. */
async function browserNotes(browser: string): Promise<readonly string[]> {
  const text = await readFile(join(referenceDir, 'made-with.json'), 'utf8').catch(() => '{}');
  const made = (JSON.parse(text) as { readonly browser?: string }).browser;
  return made === undefined || made === browser ? [] : [`参考图是用 ${made} 画的，现在是 ${browser}：字的边缘会略有不同，在容差以内；整页都变了就先换回那个版本再看。`];
}
