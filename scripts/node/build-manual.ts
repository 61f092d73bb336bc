import { join } from 'node:path';
import { hasErrors, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatSummary, formatText } from '../../src/diagnostics/format-text.ts';
import type { Manual } from '../../src/model/manual.ts';
import { withBuildLock } from './build-lock.ts';
import { buildSite, type BuiltSite } from './build-site.ts';
import type { ExitName } from './exit-codes.ts';
import { loadManual } from './load-manual.ts';
import { logStage, type Log } from './log-stage.ts';
import { placeProblems } from './place-problems.ts';
import { cacheDir } from './cache-dir.ts';
import { chooseStore } from './print-store.ts';
import { requireWritable } from './require-writable.ts';
import { openSiteOutput, type SiteOutput } from './site-output.ts';
import { orderSiteProgram, type SiteProgram } from './site-program.ts';
import { openStagedOutput, type StagedOutput } from './staged-output.ts';
import { openTextCache } from './text-cache.ts';
import { formatSize, writeBook, writeFacts, type BookFacts, type BookRequest } from './write-book.ts';
import { writeOffline, type OfflineRequest } from './write-offline.ts';
import { writeHeaders } from './write-headers.ts';
import { projectDir } from './project-dir.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';

interface BuildRequest {
  readonly contentDir: string;
  readonly outDir: string;
  /** Without the book, e.g. for a quick look at the site. */
  readonly withBook: boolean;
  /** Nothing that was printed before is used again. */
  readonly withoutCache?: boolean;
  readonly log: Log;
}

export interface BuildResult {
  readonly exit: ExitName;
  readonly book: BookFacts | undefined;
}

/** The build's lock and what it keeps for the next one lie here. */
const modules = join(projectDir, 'node_modules');

/** Check, website, search index, book; the output folder changes only when all of it is there. Builds of one project wait for each other. */
export async function buildManual(request: BuildRequest): Promise<BuildResult> {
  await requireWritable([modules, cacheDir]);
  return withBuildLock(join(modules, '.manual-build.lock'), request.log, () => buildAlone(request));
}

async function buildAlone(request: BuildRequest): Promise<BuildResult> {
  const { contentDir, outDir, withoutCache = false, log } = request;
  process.env['MANUAL_CONTENT'] = contentDir;
  const staged = await openStagedOutput(outDir);
  const order = orderSiteProgram();
  // It has its modules loaded, and the last build's leftovers cleared away, when the first page is there.
  const output = openSiteOutput({ siteDir: staged.dir, lastDir: outDir, withoutCache });
  try {
    const texts = await openTextCache(contentDir, withoutCache);
    const { manual, diagnostics } = await logStage(log, '检查', () => loadManual(contentDir, { forPages: true, readers: texts }), (checked) => `${checked.manual?.documents.length ?? 0} 份文件，${formatSummary(checked.diagnostics)}`);
    if (!manual || hasErrors(diagnostics)) return refuse(diagnostics, log);
    return await buildFrom(manual, { program: order.program, staged, output, meanwhile: texts.save }, request);
  } finally {
    order.cancel();
    await output.close();
    await staged.discard();
  }
}

interface Workshop {
  readonly program: Promise<SiteProgram>;
  readonly staged: StagedOutput;
  readonly output: SiteOutput;
  /** What can be done while the program is compiled. */
  meanwhile(): Promise<void>;
}

async function buildFrom(manual: Manual, { program, staged, output, meanwhile }: Workshop, { contentDir, outDir, withBook, withoutCache = false, log }: BuildRequest): Promise<BuildResult> {
  const prepareMemory = await writeSite({ manual, program, contentDir, outDir: staged.dir, lastDir: outDir, withoutCache, output, meanwhile, log });
  const result = withBook ? await addBook({ siteDir: staged.dir, basePath: basePathOf(manual), store: chooseStore(withoutCache), log: (line) => log(`  ${line}`) }, contentDir, log) : await leaveBookOut(staged.dir);
  if (result.exit !== 'content') {
    const { serviceWorker } = await program;
    // The thread lists while this one makes ready what is remembered.
    const listed = output.list();
    const remember = prepareMemory();
    await addOffline({ manual, siteDir: staged.dir, serviceWorker }, listed, log);
    await writeHeaders(staged.dir);
    await publish(staged, output, remember);
  }
  return result.book ? { ...result, book: { ...result.book, path: join(outDir, 'downloads', 'manual.pdf') } } : result;
}

async function publish(staged: StagedOutput, output: SiteOutput, remember: () => Promise<void>): Promise<void> {
  await staged.publish();
  await Promise.all([output.remember(), remember()]);
}

/** Pages, and beside them the search index, which grows while they are written. */
async function writeSite(request: Parameters<typeof buildSite>[0]): Promise<BuiltSite['prepareMemory']> {
  const { log } = request;
  const { indexed, prepareMemory } = await logStage(log, '网站', () => buildSite(request), ({ pages, recalled }) => `${pages} 页${recalled > 0 ? `，其中 ${recalled} 页没有变` : ''}`);
  await logStage(log, '搜索', () => indexed, ({ pages, bytes }) => `${pages} 页，索引 ${formatSize(bytes)}`);
  return prepareMemory;
}

const addOffline = (request: Omit<OfflineRequest, 'files'>, listed: Promise<OfflineRequest['files']>, log: Log): Promise<unknown> =>
  logStage(log, '离线', async () => writeOffline({ ...request, files: await listed }), ({ packs }) => `${packs.length} 个离线包，整本 ${formatSize(packs[0]?.bytes ?? 0)}`);

/** The path under which the site is served; the same that Astro is configured with. */
export const basePathOf = (manual: Manual | undefined): string => new URL(manual?.company.site.url ?? 'http://localhost/').pathname.replace(/\/?$/, '/');

function refuse(diagnostics: readonly Diagnostic[], log: Log): BuildResult {
  log(formatText(diagnostics.filter(({ severity }) => severity === 'error')));
  log('内容有错误，没有生成新的手册；原来的输出没有动。');
  return { exit: 'content', book: undefined };
}

async function leaveBookOut(siteDir: string): Promise<BuildResult> {
  await writeFacts(siteDir, undefined);
  return { exit: 'ok', book: undefined };
}

/** A browser that is missing or breaks down leaves the website standing; a book that fails its gates does not go out, and neither does the site that promises it. */
async function addBook(request: BookRequest, contentDir: string, log: Log): Promise<BuildResult> {
  const written = await logStage(log, 'PDF', () => writeBook(request), (result) =>
    result.ok ? `${result.facts.pages} 页，${formatSize(result.facts.bytes)}` : '没有生成',
  );
  if (written.ok) return { exit: 'ok', book: written.facts };
  log((await placeProblems(written.problems, contentDir)).map(formatProblem).join('\n'));
  const missingBrowser = written.problems.some(({ code }) => code === 'P401' || code === 'P403');
  if (!missingBrowser) return { exit: 'content', book: undefined };
  await writeFacts(request.siteDir, undefined);
  log('网站已经生成，只缺 PDF。');
  return { exit: 'environment', book: undefined };
}

const formatProblem = ({ message, hint }: PrintProblem): string => `PDF：${message}\n  怎么改：${hint}`;
