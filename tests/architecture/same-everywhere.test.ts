import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../../scripts/node/project-dir.ts';

/** What a machine has of its own, and what must therefore not reach what is built. */
interface Rule {
  readonly name: string;
  /** Matches code that depends on the machine. */
  readonly pattern: RegExp;
  readonly advice: string;
  /** Where it does no harm. */
  readonly free?: RegExp;
  /** Code that breaks the rule, and code that does not. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

const rules: readonly Rule[] = [
  {
    name: '排序不看系统的语言',
    pattern: /\.localeCompare\(/,
    advice: '按字符码比（a < b）；给人看的拼音次序用 new Intl.Collator 写明语言。',
    bad: ["names.sort((a, b) => a.localeCompare(b))", "a.localeCompare(b, 'zh')"],
    good: ['names.sort()', "const localeCompare = collator.compare"],
  },
  {
    name: '数字、日子和大小写的写法不看系统的语言',
    pattern: /\.toLocale\w+\((?!'[a-z]{2}\b)/,
    advice: "写明语言，如 toLocaleString('zh-CN')；大小写用 toUpperCase、toLowerCase。",
    bad: ['count.toLocaleString()', 'day.toLocaleDateString(undefined, options)', 'word.toLocaleUpperCase()'],
    good: ["count.toLocaleString('zh-CN')", 'word.toUpperCase()'],
  },
  {
    name: '分词、排序、格式都写明语言',
    pattern: /\bIntl\.(?!Segment\b|\w+Options\b)\w+\((?!'[a-z]{2}\b)/,
    advice: "第一个参数写语言，如 new Intl.Segmenter('zh')。",
    bad: ['new Intl.Collator()', 'new Intl.DateTimeFormat(undefined, { dateStyle: "long" })', 'Intl.NumberFormat(locale)'],
    good: ["new Intl.Segmenter('zh', { granularity: 'word' })", "new Intl.Collator('zh-Hans-CN')"],
  },
  {
    name: '生成的东西不看钟',
    pattern: /\bnew Date\(\)|\bnew Date(?![\w(.])|(?<!new )\bDate\(\)|\bDate\.now\b/,
    advice: '日期来自内容；检查要的“今天”从 localDay 传进来。',
    // Readers' browsers; what a person sees in the terminal; how old what is kept is; how long somebody waits; the day of a check.
    free: /^src\/client\/|^scripts\/check\.ts$|^scripts\/node\/(?:cache-dir|build-lock|local-day)\.ts$/,
    bad: ['const now = new Date();', 'const start = Date.now()', 'String(Date())'],
    good: ["new Date(`${plan.date}T00:00:00Z`)", 'new Date(Date.UTC(year, 0, 1))'],
  },
  {
    name: '没有碰运气的',
    pattern: /\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/,
    advice: '编号从内容推出来，或按出现的次序数。',
    bad: ['const id = Math.random()', 'crypto.randomUUID()', "import { randomBytes } from 'node:crypto';"],
    good: ['const random = randomOf(seed);'],
  },
  {
    name: '不看是谁的机器',
    pattern: /\b(?:hostname|userInfo|networkInterfaces)\(|\bos\.(?:arch|release|version|machine)\(/,
    advice: '要写进去的从 company.yaml 来。',
    bad: ['const name = hostname();', 'userInfo().username', 'os.release()'],
    good: ['new URL(address).hostname'],
  },
  {
    name: '各种处理器算得一样',
    pattern: /\bMath\.(?:a?(?:sin|cos|tan)h?|atan2|exp|expm1|log1p|log2|pow)\b|(?<!\b2 )\*\*\s*[\w(-]/,
    advice: '这些的最后一位随处理器变：乘方用 src/domain/power.ts；2 的乘方没有零头，可以直接写。',
    // Readers' browsers.
    free: /^src\/client\//,
    bad: ['const area = side ** 2;', 'Math.pow(1.1, n)', 'Math.sin(angle)', 'const unit = 10 ** -digits'],
    good: ['power(side, 2)', '2 ** (detail - 24)', 'Math.sqrt(x)', 'Math.hypot(x, y)'],
  },
];

const folders = ['src', 'templates', 'scripts'];
/** Measuring is about this machine. */
const isMeasuring = (path: string): boolean => /^scripts\/(?:bench|node\/(?:run-.*bench|bench-|rival-|measure-)|bench)/.test(path);

/** Code without its comments. Whatever stands behind an address's two slashes goes too, which does no harm. */
const withoutComments = (code: string): string => code.replace(/\/\*[^]*?\*\//g, '').replace(/(?<![:'"`\\])\/\/ .*$/gm, '');

async function readCode(): Promise<readonly (readonly [path: string, code: string])[]> {
  const listed = await Promise.all(folders.map(async (folder) => (await readdir(join(projectDir, folder), { recursive: true })).map((path) => `${folder}/${path.split(sep).join('/')}`)));
  const paths = listed.flat().filter((path) => /\.(?:ts|mts|mjs|astro)$/.test(path) && !path.endsWith('.test.ts') && !isMeasuring(path));
  return Promise.all(paths.map(async (path) => [path, withoutComments(await readFile(join(projectDir, path), 'utf8'))] as const));
}

describe('生成的东西在哪台机器上都一样', async () => {
  const code = await readCode();

  test('看的是全部的代码', () => {
    expect(code.length).toBeGreaterThan(600);
  });

  test('行尾在每份克隆里都是 LF，不管 git 怎么设置', async () => {
    expect(await readFile(join(projectDir, '.gitattributes'), 'utf8')).toMatch(/^\* text=auto eol=lf$/m);
    expect(code.filter(([, text]) => text.includes('\r')).map(([path]) => path), '这份克隆的行尾是 Windows 的：重新克隆一份').toEqual([]);
  });

  test.each(rules)('$name', ({ pattern, advice, free }) => {
    const found = code.filter(([path]) => !free?.test(path)).flatMap(([path, text]) => text.split('\n').filter((line) => pattern.test(line)).map((line) => `${path}：${line.trim()}`));
    expect(found, advice).toEqual([]);
  });

  test.each(rules)('$name：犯了就看得出来，没有犯的不说', ({ pattern, bad, good }) => {
    expect(bad.filter((line) => !pattern.test(withoutComments(line)))).toEqual([]);
    expect(good.filter((line) => pattern.test(withoutComments(line)))).toEqual([]);
  });

  test.each(rules.filter(({ free }) => free !== undefined))('$name：放过的地方都还用得着', ({ pattern, free }) => {
    expect(code.some(([path, text]) => free?.test(path) && pattern.test(text))).toBe(true);
  });
});
