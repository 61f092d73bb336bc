import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { formatBookReport, type BookResult } from '../bench/book-report.ts';
import { cutBook, writeRivalPage } from '../bench/cut-book.ts';
import { writeTypst } from '../bench/write-typst.ts';
import { parsePrintSource } from '../pdf/print-source.ts';
import { findBrowserPath } from './browser-path.ts';
import type { ExitName } from './exit-codes.ts';
import { inspectBook } from './inspect-book.ts';
import type { Log } from './log-stage.ts';
import { measureRun, type MeasuredRun } from './measure-run.ts';
import { projectDir } from './project-dir.ts';
import { binOf, findRivals, type NpmRival } from './rival-tools.ts';
import { CommandError } from './run-command.ts';
import { serveSite } from './serve-site.ts';
import { hastyNode } from './sparing-node.ts';

export interface BookBenchRequest {
  /** A built site without a path of its own. */
  readonly siteDir: string;
  /** About how many pages the book should have. */
  readonly pages: number;
  readonly rivalDir: string;
  readonly install: boolean;
  readonly outDir: string;
  readonly log: Log;
}

/** Characters of the print page that make a page of paper. */
const pageCharacters = 6000;

const vivliostyle: NpmRival = { name: 'Vivliostyle CLI', folder: 'vivliostyle', packages: ['@vivliostyle/cli'], bin: 'vivliostyle' };
const typst: NpmRival = { name: 'Typst', folder: 'typst', packages: ['@myriaddreamin/typst-ts-node-compiler'], bin: '../@myriaddreamin/typst-ts-node-compiler/package.json' };
const pagedjs: NpmRival = { name: 'pagedjs-cli', folder: 'pagedjs', packages: ['pagedjs-cli'], bin: 'pagedjs-cli' };

/** Prints the same part of the manual with our exporter and with others, one after the other, and says what each took and what came of it. */
export async function runBookBench(request: BookBenchRequest): Promise<ExitName> {
  const { outDir, log } = request;
  const dir = await mkdtemp(join(tmpdir(), 'book-bench-'));
  await mkdir(outDir, { recursive: true });
  await writeSite(dir, request);
  const site = await serveSite({ directory: dir });
  try {
    const results: BookResult[] = [];
    for (const { name, run } of await listPrinters(dir, new URL('print/rival/', site.url).href, request)) {
      const file = join(outDir, `${name.replaceAll(' ', '-')}.pdf`);
      await rm(file, { force: true });
      const { ok, output, ...taken } = await measureRun(run(file));
      const bytes = ok && existsSync(file) ? await readFile(file) : undefined;
      if (!bytes) log(output.trim().split('\n').slice(-8).join('\n'));
      results.push({ name, ...taken, bytes: bytes?.length ?? 0, features: bytes && (await inspectBook(bytes)) });
      log(`${name}：${bytes ? `${taken.seconds.toFixed(1)} 秒` : '没有做成'}`);
      // After each one: a run that is broken off keeps what it has measured.
      await writeFile(join(outDir, 'book.json'), `${JSON.stringify({ processors: cpus().length, results }, null, 2)}\n`);
    }
    log(`\n${formatBookReport(results)}\n\n数据和各家的书：${outDir}`);
    return results.every(({ features }) => features) ? 'ok' : 'environment';
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
}

const typstSource = 'print/rival/book.typ';

/** The built site with two more pages: the cut book for our exporter, and the same for the others; for Typst in its own language. */
async function writeSite(dir: string, { siteDir, pages }: BookBenchRequest): Promise<void> {
  const parsed = parsePrintSource(await readFile(join(siteDir, 'print/manual/index.html'), 'utf8'));
  if (!parsed.ok) throw new CommandError('content', `打印页读不懂：${parsed.reasons.join('；')}`);
  // Without the site's headers: one of the others works by a script that it puts into the page.
  const names = (await readdir(siteDir)).filter((name) => name !== 'print' && name !== '_headers');
  await Promise.all(names.map((name) => symlink(join(siteDir, name), join(dir, name))));
  await Promise.all(['print/manual', 'print/rival'].map((path) => mkdir(join(dir, path), { recursive: true })));
  await symlink(join(siteDir, 'print/manual.css'), join(dir, 'print/manual.css'));
  await symlink(join(projectDir, 'node_modules/@fontsource/noto-sans-sc/files'), join(dir, 'bench-fonts'));
  const html = cutBook(parsed.source, pages * pageCharacters);
  await writeFile(join(dir, 'print/manual/index.html'), html);
  const rival = writeRivalPage(html, await readFile(join(projectDir, 'scripts/bench/rival-book.css'), 'utf8'));
  await writeFile(join(dir, 'print/rival/index.html'), rival);
  await writeFile(join(dir, typstSource), writeTypst(rival, parsed.source.plan.title));
}

interface Printer {
  readonly name: string;
  readonly run: (file: string) => MeasuredRun;
}

async function listPrinters(dir: string, url: string, { rivalDir, install, log }: BookBenchRequest): Promise<readonly Printer[]> {
  const own: Printer = { name: '本手册', run: (file) => ({ command: process.execPath, args: [...hastyNode, join(projectDir, 'scripts/node/print-book-alone.ts'), dir, 'print/manual/', file], cwd: projectDir }) };
  const browser = await findBrowserPath(log);
  const npm = await findRivals(rivalDir, [typst, pagedjs, vivliostyle], install, log);
  const patienceMs = 1_800_000;
  const byName: Readonly<Record<string, (file: string) => readonly string[]>> = {
    [vivliostyle.name]: (file) => ['build', url, '-o', file, '--executable-browser', browser, '-t', '1800'],
    [pagedjs.name]: (file) => [url, '-o', file, '-t', String(patienceMs), '--outline-tags', 'h1,h2,h3', '--browserArgs', '--no-sandbox,--disable-setuid-sandbox'],
  };
  const fromNpm = npm.map((rival): Printer => ({
    name: rival.name,
    run: (file) =>
      rival === typst
        ? { command: process.execPath, args: [join(projectDir, 'scripts/node/print-typst-alone.ts'), binOf(rivalDir, typst), dir, typstSource, file], cwd: dir, patienceMs }
        : { command: binOf(rivalDir, rival), args: byName[rival.name]?.(file) ?? [], cwd: dir, env: { PUPPETEER_EXECUTABLE_PATH: browser }, patienceMs },
  }));
  return [own, ...fromNpm.filter(({ name }) => name === typst.name), ...weasyprint(url, dir, patienceMs, log), ...fromNpm.filter(({ name }) => name !== typst.name)];
}

function weasyprint(url: string, cwd: string, patienceMs: number, log: Log): readonly Printer[] {
  const [found] = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'weasyprint')).filter(existsSync);
  if (found === undefined) {
    log('没有 WeasyPrint，不比它。Debian、Ubuntu 上运行 sudo apt-get install weasyprint。');
    return [];
  }
  return [{ name: 'WeasyPrint', run: (file) => ({ command: found, args: ['--pdf-variant', 'pdf/ua-1', url, file], cwd, patienceMs }) }];
}
