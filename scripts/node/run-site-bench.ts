import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatManualDocument, formatPlainDocument } from '../bench/format-documents.ts';
import { generateDocuments, type BenchDocument } from '../bench/generate-manual.ts';
import { rivalSites, type RivalSite } from '../bench/rival-sites.ts';
import { formatSiteReport, type SiteResult } from '../bench/site-report.ts';
import { formatProfile, summariseProfile } from '../bench/summarise-profile.ts';
import { benchDev, type DevBench } from './bench-dev.ts';
import { cacheDir } from './cache-dir.ts';
import type { ExitName } from './exit-codes.ts';
import { parseStages, type Log } from './log-stage.ts';
import { measureRun, type Measured } from './measure-run.ts';
import { projectDir } from './project-dir.ts';
import { binOf, findRivals } from './rival-tools.ts';
import { writeBenchManual, writeFiles } from './write-bench-manual.ts';
import { keptModules, sparingNode } from './sparing-node.ts';

export interface SiteBenchRequest {
  /** Numbers of documents, each a run of its own. */
  readonly sizes: readonly number[];
  readonly rivalDir: string;
  readonly install: boolean;
  /** Without other programs. */
  readonly alone: boolean;
  /** Samples our own build and says where its time went. */
  readonly withProfile: boolean;
  readonly outDir: string;
  readonly log: Log;
}

const ownName = '本手册';

/** Builds made manuals with this project and with others, one after the other, and prints what each took. */
export async function runSiteBench(request: SiteBenchRequest): Promise<ExitName> {
  const leftovers: string[] = [];
  try {
    return await compareBuilds(request, leftovers);
  } finally {
    await Promise.all(leftovers.map((dir) => rm(dir, { recursive: true, force: true })));
  }
}

/** What a build has written is left for later: a disk that has just given up thousands of files is slow to take new ones, and the next program would pay for it. */
async function compareBuilds(request: SiteBenchRequest, leftovers: string[]): Promise<ExitName> {
  const { sizes, rivalDir, install, alone, outDir, log } = request;
  const openDir = async (place: string, prefix: string): Promise<string> => {
    const dir = await mkdtemp(join(place, prefix));
    leftovers.push(dir);
    return dir;
  };
  const rivals = alone ? [] : await findRivals(rivalDir, rivalSites, install, log);
  await mkdir(outDir, { recursive: true });
  const file = join(outDir, 'site.json');
  const results: SiteResult[] = [];
  const keep = async (result: SiteResult): Promise<void> => {
    results.push(told(result, log));
    // After each one: a run that is broken off keeps what it has measured.
    await writeFile(file, `${JSON.stringify({ processors: cpus().length, results }, null, 2)}\n`);
  };
  await keep(await benchShipped(request, openDir));
  for (const size of sizes) {
    const documents = generateDocuments(size);
    await keep(await benchOwn(documents, request, openDir));
    for (const rival of rivals) await keep(await benchRival(rival, documents, request, openDir));
  }
  const dev = await benchDevServer(sizes[0] ?? 100);
  log(`\n开发服务器（${String(sizes[0] ?? 100)} 份）：起来 ${dev.start.toFixed(1)} 秒，第一页 ${dev.firstPage.toFixed(1)} 秒，改一句到看得见 ${dev.editToVisible.toFixed(2)} 秒`);
  log(`\n${formatSiteReport(results, ownName)}\n\n数据：${file}`);
  return results.every(({ ok }) => ok) ? 'ok' : 'environment';
}

const told = (result: SiteResult, log: Log): SiteResult => {
  log(`${String(result.documents)} 份 ${result.program}：${result.ok ? `${result.seconds.toFixed(1)} 秒` : '没有做成'}`);
  return result;
};

/** One more sentence at the end of the first document. */
const edit = (path: string): Promise<void> => appendFile(path, '\n改过的一句话，看重新生成要多久。\n');

interface Build {
  readonly program: string;
  readonly documents: number;
  readonly run: () => Promise<Measured>;
  readonly out: string;
  readonly edited: string;
  readonly search: boolean;
  readonly stagesOf: (output: string) => SiteResult['stages'];
}

async function bench({ program, documents, run, out, edited, search, stagesOf }: Build, log: Log): Promise<SiteResult> {
  const { ok, seconds, cpuSeconds, peakBytes, output } = await run();
  if (!ok) log(output.trim().split('\n').slice(-12).join('\n'));
  const size = await measureOutput(out);
  const built = { documents, program, ok, seconds, cpuSeconds, peakBytes, ...size, search, stages: stagesOf(output) };
  if (!ok) return { ...built, warmSeconds: undefined, editSeconds: undefined };
  const warm = await run();
  await edit(edited);
  const again = await run();
  return { ...built, warmSeconds: secondsOf(warm), editSeconds: secondsOf(again) };
}

const secondsOf = ({ ok, seconds }: Measured): number | undefined => (ok ? seconds : undefined);

async function measureOutput(dir: string): Promise<Pick<SiteResult, 'outputBytes' | 'pages'>> {
  const entries = (await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile());
  const sizes = await Promise.all(entries.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return { outputBytes: sizes.reduce((sum, { size }) => sum + size, 0), pages: entries.filter(({ name }) => name.endsWith('.html')).length };
}

async function benchOwn(documents: readonly BenchDocument[], request: SiteBenchRequest, openDir: OpenDir): Promise<SiteResult> {
  const dir = await openDir(tmpdir(), 'manual-bench-');
  const content = join(dir, 'content');
  await writeBenchManual(content, documents.length);
  const edited = documents[0] ? join(content, formatManualDocument(documents[0]).path) : content;
  return benchContent({ dir, content, edited, program: ownName, documents: documents.length }, request);
}

/** The manual that comes with the project, in a copy. */
async function benchShipped(request: SiteBenchRequest, openDir: OpenDir): Promise<SiteResult> {
  const dir = await openDir(tmpdir(), 'manual-bench-');
  const content = join(dir, 'content');
  await cp(join(projectDir, 'content'), content, { recursive: true });
  const documents = (await readdir(content, { recursive: true })).filter((path) => path.endsWith('.mdx')).toSorted();
  return benchContent({ dir, content, edited: join(content, documents[0] ?? ''), program: '随项目的手册', documents: documents.length }, request);
}

async function benchDevServer(size: number): Promise<DevBench> {
  const dir = await mkdtemp(join(tmpdir(), 'manual-bench-'));
  const contentDir = join(dir, 'content');
  try {
    await writeBenchManual(contentDir, size);
    const [first] = generateDocuments(size);
    if (!first) throw new Error('没有生成的文件。');
    return await benchDev({ contentDir, file: join(contentDir, formatManualDocument(first).path), path: `/manual/${first.folder}/${first.code.toLowerCase()}/` });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Makes a folder that is removed when everything is measured. */
type OpenDir = (place: string, prefix: string) => Promise<string>;

interface OwnBuild {
  readonly dir: string;
  readonly content: string;
  readonly edited: string;
  readonly program: string;
  readonly documents: number;
}

async function benchContent({ dir, content, edited, program, documents }: OwnBuild, { withProfile, outDir, log }: SiteBenchRequest): Promise<SiteResult> {
  const out = join(dir, 'dist');
  // What earlier builds have kept would make the first one warm.
  await Promise.all(['site', 'pages', 'texts', 'search', 'modules'].map((kept) => rm(join(cacheDir, kept), { recursive: true, force: true })));
  const profiles = join(outDir, `profile-${String(documents)}`);
  const sampling = withProfile ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [];
  const run = (): Promise<Measured> => measureRun({ command: process.execPath, args: [...keptModules, ...sparingNode, ...sampling, 'scripts/build.ts', '--no-pdf', '--content', content, '--out', out], cwd: projectDir });
  const result = await bench({ program, documents, run, out, edited, search: true, stagesOf: parseStages }, log);
  if (withProfile) await tellProfile(profiles, log);
  return result;
}

async function benchRival(rival: RivalSite, documents: readonly BenchDocument[], { rivalDir, log }: SiteBenchRequest, openDir: OpenDir): Promise<SiteResult> {
  // Below the rival's own folder, so that it finds its packages.
  const dir = await openDir(join(rivalDir, rival.folder), 'site-');
  await writeFiles(dir, rival.files(documents));
  const run = (): Promise<Measured> =>
    measureRun({ command: binOf(rivalDir, rival), args: rival.args, cwd: dir, env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', CI: '1' } });
  const edited = documents[0] ? join(dir, rival.documents, formatPlainDocument(documents[0], () => '').path) : dir;
  return bench({ program: rival.name, documents: documents.length, run, out: join(dir, rival.out), edited, search: rival.search, stagesOf: () => ({}) }, log);
}

async function tellProfile(dir: string, log: Log): Promise<void> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.cpuprofile')).toSorted();
  const [first] = names;
  if (first === undefined) return;
  const rows = summariseProfile(JSON.parse(await readFile(join(dir, first), 'utf8')));
  log(`时间花在哪里（${join(dir, first)}，可以在 Chrome 的 DevTools 里打开）\n${formatProfile(rows)}`);
}
