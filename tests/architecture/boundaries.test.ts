import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundaries } from '../../scripts/config/boundaries.mjs';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { cruiseBoundaries, type Violation } from '../support/cruise-boundaries.ts';

const advice = (violations: readonly Violation[]): readonly string[] =>
  violations.map(({ rule, from, to }) => `${from} → ${to}：${boundaries.find(({ name }) => name === rule)?.comment ?? rule}`);

describe('谁可以引用谁', () => {
  test('现在的代码没有越界', async () => {
    expect(advice(await cruiseBoundaries(projectDir, ['src', 'templates', 'scripts']))).toEqual([]);
  });

  test('.astro 文件也没有越界', async () => {
    expect(advice(await readAstroViolations())).toEqual([]);
  });
});

/** One forbidden import for every rule: the folder as it would look if somebody broke it. */
const broken: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'domain-is-pure': { 'src/domain/a.ts': "import '../model/b.ts';", 'src/model/b.ts': 'export {};' },
  'acorn-only-for-formulas': { 'src/source/a.ts': "import 'acorn';" },
  'diagnostics-stand-alone': { 'src/diagnostics/a.ts': "import '../model/b.ts';", 'src/model/b.ts': 'export {};' },
  'core-stays-pure': { 'src/model/a.ts': "import '../site/b.ts';", 'src/site/b.ts': 'export {};' },
  'compare-stays-pure': { 'src/compare/a.ts': "import '../source/b.ts';", 'src/source/b.ts': 'export {};' },
  'machine-stays-pure': { 'src/machine/a.ts': "import '../site/b.ts';", 'src/site/b.ts': 'export {};' },
  'markdown-below-model': { 'src/markdown/a.ts': "import '../checks/b.ts';", 'src/checks/b.ts': 'export {};' },
  'types-know-the-contract-only': { 'templates/form/definition.ts': "import '../../src/site/b.ts';", 'src/site/b.ts': 'export {};' },
  'types-do-not-know-each-other': { 'templates/form/definition.ts': "import '../policy/definition.ts';", 'templates/policy/definition.ts': 'export {};' },
  'astro-only-in-the-site': { 'src/checks/a.ts': "import 'astro';" },
  'io-only-in-scripts': { 'src/source/a.ts': "import 'node:fs';" },
  'puppeteer-behind-two-doors': { 'scripts/node/a.ts': "import 'puppeteer';" },
  'yaml-only-where-files-are-read': { 'src/site/a.ts': "import 'yaml';" },
  'commands-stay-on-top': { 'src/site/a.ts': "import '../../scripts/build.ts';", 'scripts/build.ts': 'export {};' },
  'browser-code-is-small': { 'src/client/a.ts': "import '../model/b.ts';", 'src/model/b.ts': 'export {};' },
  'workbox-only-in-the-worker': { 'src/client/a.ts': "import 'workbox-core';" },
  'no-circles': { 'src/site/a.ts': "import { b } from './b.ts'; export const a = b;", 'src/site/b.ts': "import { a } from './a.ts'; export const b = a;" },
};

describe('每条规矩都真的会报', () => {
  let dir = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'boundaries-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  test.each(boundaries.map(({ name }) => name))('%s', async (name) => {
    const files = Object.entries(broken[name] ?? {});
    expect(files.length, `给规则 ${name} 补一个会被它拦下的例子`).toBeGreaterThan(0);
    const root = join(dir, name);
    await Promise.all(files.map(async ([file, text]) => {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), text);
    }));
    await writeFile(join(root, 'package.json'), '{"type":"module"}');
    await symlink(join(projectDir, 'node_modules'), join(root, 'node_modules'), 'dir');
    const folders = ['src', 'templates', 'scripts'].filter((folder) => files.some(([file]) => file.startsWith(folder)));
    const violations = await cruiseBoundaries(root, folders);
    expect(violations.map(({ rule }) => rule)).toContain(name);
  });
});

describe('纸和屏幕的差别只有外壳知道', () => {
  test('medium 一词只出现在 templates/shell、templates/parts 和 src/site', async () => {
    const files = await listSources(['src', 'templates']);
    const found = await Promise.all(
      files
        .filter((file) => !/^(templates\/(shell|parts)|src\/site)\//.test(file))
        .map(async (file) => ((/\bmedium\b/i.test(await readFile(join(projectDir, file), 'utf8'))) ? file : undefined)),
    );
    expect(found.filter((file) => file !== undefined)).toEqual([]);
  });
});

const sourcePattern = /[.](ts|astro|mjs)$/;

async function listSources(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(folders.map(async (folder) => (await readdir(join(projectDir, folder), { recursive: true })).map((file) => `${folder}/${file}`)));
  return lists.flat().filter((file) => sourcePattern.test(file));
}

async function readAstroViolations(): Promise<readonly Violation[]> {
  const files = (await listSources(['src', 'templates'])).filter((file) => file.endsWith('.astro'));
  const edges = await Promise.all(files.map(readEdges));
  return edges.flat().flatMap(({ from, to }) => boundaries.filter((rule) => forbids(rule, from, to)).map(({ name }) => ({ rule: name, from, to })));
}

async function readEdges(from: string): Promise<readonly { from: string; to: string }[]> {
  const text = await readFile(join(projectDir, from), 'utf8');
  const targets = [...text.matchAll(/^\s*import\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map(([, target]) => target ?? '');
  return targets.map((target) => ({ from, to: resolveTarget(from, target) }));
}

const resolveTarget = (from: string, target: string): string => (target.startsWith('.') ? posix.join(posix.dirname(from), target) : `node_modules/${target}/`);

interface PathRule {
  readonly from: { readonly path?: string; readonly pathNot?: string };
  readonly to: { readonly path?: string; readonly pathNot?: string; readonly dependencyTypes?: readonly string[]; readonly circular?: boolean };
}

function forbids(rule: PathRule, from: string, to: string): boolean {
  if (rule.to.circular || rule.to.dependencyTypes?.includes('core')) return rule.to.circular !== true && to.startsWith('node_modules/node:') && matches(rule.from, from);
  const captured = rule.from.path === undefined ? undefined : new RegExp(rule.from.path).exec(from);
  const fill = (pattern: string | undefined): string | undefined => pattern?.replace('$1', captured?.[1] ?? '');
  return matches(rule.from, from) && matches({ ...(rule.to.path ? { path: fill(rule.to.path) ?? '' } : {}), ...(rule.to.pathNot ? { pathNot: fill(rule.to.pathNot) ?? '' } : {}) }, to);
}

const matches = ({ path, pathNot }: { readonly path?: string; readonly pathNot?: string }, file: string): boolean =>
  (path === undefined || new RegExp(path).test(file)) && (pathNot === undefined || !new RegExp(pathNot).test(file));
