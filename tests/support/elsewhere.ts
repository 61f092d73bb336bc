import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectDir } from '../../scripts/node/project-dir.ts';

const run = promisify(execFile);

/** The project as another machine has it: in another folder, without history and without anything that was kept from earlier builds. */
export interface Elsewhere {
  /** The content there, which may be edited. */
  readonly contentDir: string;
  /** Builds what is there with everything that differs between machines different. Gives the site's folder. */
  build(...options: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** What is needed to build, beside the content and the dependencies. */
const program = ['astro.config.mjs', 'package-lock.json', 'package.json', 'public', 'scripts', 'src', 'templates', 'tests/support/other-machine.mjs', 'tsconfig.json'];

/** With a space, with letters of two scripts, and deeper than usual. */
const away = join('另一台 Machine', 'a', 'b', 'c', 'd', 'manual');

export async function settleElsewhere(content: string): Promise<Elsewhere> {
  const root = await mkdtemp(join(tmpdir(), 'elsewhere-'));
  const dir = join(root, away);
  const contentDir = join(dir, 'content');
  for (const path of program.toReversed()) await cp(join(projectDir, path), join(dir, path), { recursive: true });
  await cp(content, contentDir, { recursive: true });
  await linkDependencies(join(dir, 'node_modules'));
  const surroundings = await otherSurroundings(root, dir);
  return {
    contentDir,
    build: async (...options) => {
      const out = join(root, 'site');
      await run(process.execPath, ['scripts/build.ts', '--out', out, ...options], { cwd: dir, env: surroundings, maxBuffer: 32 * 1024 * 1024 });
      return out;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** The same packages, in a folder of its own: what builds keep lies in it. */
async function linkDependencies(target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const names = (await readdir(join(projectDir, 'node_modules'))).filter((name) => name !== '.cache' && name !== '.manual-build.lock');
  await Promise.all(names.map((name) => symlink(join(projectDir, 'node_modules', name), join(target, name))));
}

/** A system without fonts, whose owner likes letters hinted and with hard edges. */
const otherFonts = '<?xml version="1.0"?><fontconfig><match target="pattern"><edit name="antialias" mode="assign"><bool>false</bool></edit><edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match></fontconfig>';

/** As on a processor of fifteen years ago, of which some functions of the C library give another last digit. */
const olderProcessor = 'glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-FMA,-FMA4';

/** Nothing of this machine's environment but where its programs are. */
async function otherSurroundings(root: string, dir: string): Promise<NodeJS.ProcessEnv> {
  const home = join(root, 'home');
  const fonts = join(root, 'fonts.conf');
  const { PATH, PUPPETEER_EXECUTABLE_PATH, PUPPETEER_CACHE_DIR = join(homedir(), '.cache', 'puppeteer') } = process.env;
  await mkdir(join(home, 'tmp'), { recursive: true });
  await writeFile(fonts, otherFonts);
  return {
    PATH,
    ...(PUPPETEER_EXECUTABLE_PATH === undefined ? {} : { PUPPETEER_EXECUTABLE_PATH }),
    PUPPETEER_CACHE_DIR,
    HOME: home,
    USER: 'somebody',
    LOGNAME: 'somebody',
    TMPDIR: join(home, 'tmp'),
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    LANGUAGE: 'tr:ar',
    DISPLAY: ':7',
    GDK_SCALE: '2',
    COLUMNS: '33',
    FONTCONFIG_FILE: fonts,
    UV_THREADPOOL_SIZE: '1',
    RAYON_NUM_THREADS: '1',
    GLIBC_TUNABLES: olderProcessor,
    NODE_OPTIONS: `--import ${pathToFileURL(join(dir, 'tests/support/other-machine.mjs')).href}`,
  };
}

/** Paths in either folder of files that the other lacks or has with other bytes. */
export async function differingFiles(one: string, other: string): Promise<readonly string[]> {
  const [paths, others] = await Promise.all([listFiles(one), listFiles(other)]);
  const all = [...new Set([...paths, ...others])].sort();
  const same = await Promise.all(all.map(async (path) => paths.has(path) && others.has(path) && (await readFile(join(one, path))).equals(await readFile(join(other, path)))));
  return all.filter((_, at) => !same[at]);
}

export async function listFiles(dir: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return new Set(entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(dir.length + 1).split(sep).join('/')));
}
