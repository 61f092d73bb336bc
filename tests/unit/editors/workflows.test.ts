import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { projectDir } from '../../../scripts/node/project-dir.ts';

const read = (file: string): string => readFileSync(join(projectDir, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const reviews = ['.github/workflows/review.yml', '.gitea/workflows/review.yml', '.gitlab-ci.yml', '.workflow/review.yml'];
const publishing = ['.github/workflows/publish.yml', '.gitea/workflows/publish.yml', '.gitlab-ci.yml', '.workflow/publish.yml'];

const words = z.string().min(1);
const actionsStep = z.union([z.looseObject({ uses: z.string().regex(/^[\w-]+\/[\w-]+@v\d+$/) }), z.looseObject({ run: words })]);
const actions = z.looseObject({ name: words, on: z.partialRecord(z.enum(['pull_request', 'pull_request_review', 'push']), z.unknown()), jobs: z.record(z.string().regex(/^[a-z]+$/), z.looseObject({ 'runs-on': words, steps: z.array(actionsStep).min(2) })) });
const gitlabJob = z.looseObject({ stage: z.enum(['review', 'publish']), script: z.array(words).min(1), rules: z.array(z.strictObject({ if: words })).min(1) });
const gitlab = z.object({ stages: z.array(words), variables: z.record(z.string(), z.string()), default: z.looseObject({ image: words }), pages: gitlabJob }).catchall(gitlabJob);
const gitee = z.strictObject({
  version: z.literal('1.0'),
  name: words,
  displayName: words,
  triggers: z.looseObject({ trigger: z.literal('auto') }),
  stages: z.array(z.looseObject({ name: words, steps: z.array(z.looseObject({ step: z.literal('build@nodejs'), name: words, commands: z.array(words).min(1) })).min(1) })).min(1),
});
const shapes = [['.github/workflows/review.yml', actions], ['.github/workflows/publish.yml', actions], ['.gitea/workflows/review.yml', actions], ['.gitea/workflows/publish.yml', actions], ['.gitlab-ci.yml', gitlab], ['.workflow/review.yml', gitee], ['.workflow/publish.yml', gitee]] as const;

describe('各平台的工作流', () => {
  test.each(shapes)('%s 的结构是平台认得的', (file, shape) => {
    expect(shape.safeParse(parse(read(file))).error?.issues ?? []).toEqual([]);
  });

  test.each(shapes)('%s 只调用仓库里有的脚本', (file) => {
    const called = [...read(file).matchAll(/(?<![\w/])\.ci\/[\w-]+/g)].map(([script]) => script);
    for (const script of called) expect(existsSync(join(projectDir, script)), script).toBe(true);
  });

  test.each([...new Set([...reviews, ...publishing])])('%s 是合法的 YAML', (file) => {
    expect(parse(read(file))).toBeTypeOf('object');
  });

  test.each(reviews)('%s：评审、测试、批准数据、预览都在，取全部历史', (file) => {
    const text = read(file);
    for (const wanted of ['.ci/review', '.ci/run', 'EVENT', 'BASE', 'dist', 'review']) expect(text, wanted).toContain(wanted);
    expect(text).toMatch(/fetch-depth: 0|GIT_DEPTH: '0'|--unshallow/);
  });

  test.each(publishing)('%s：合并后生成、留发布清单', (file) => {
    const text = read(file);
    for (const wanted of ['npm run build', 'npm run release -- --dist dist']) expect(text).toContain(wanted);
  });

  test.each([...reviews, ...publishing, '.ci/review', 'CONTRIBUTING.md', 'src/pages/guide/_guide.mdx', '.github/PULL_REQUEST_TEMPLATE.md', 'README.md'])('%s 里的命令都有，选项也都有', (file) => {
    for (const [, name = '', rest = ''] of read(file).matchAll(/npm run (?:--silent )?([a-z][\w:-]*)((?: --(?= )[^\n`|"']*)?)/g)) {
      expect(Object.keys(scripts), name).toContain(name);
      const source = read((scripts[name] ?? '').replace(/^node (?:--\S+ )*/, ''));
      for (const [, option = ''] of rest.matchAll(/ --([a-z][a-z-]*)/g)) expect(source.includes(`${option}:`) || source.includes(`'${option}':`) || ['content', 'out', 'port'].includes(option), `${name} --${option}`).toBe(true);
    }
  });

  test('评审脚本能直接运行', () => {
    expect(statSync(join(projectDir, '.ci/review')).mode & 0o111).not.toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('评审脚本', () => {
  const root = mkdtempSync(join(tmpdir(), 'review-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, '.ci'));
  mkdirSync(join(root, 'bin'));
  cpSync(join(projectDir, '.ci/review'), join(root, '.ci/review'));
  // Stands for npm: notes what it was asked and leaves with the code that EXIT_<command> names.
  writeFileSync(join(root, 'bin/npm'), '#!/usr/bin/env bash\necho "$*" >> "$CALLS"\nname="EXIT_${3//-/_}"\nexit "${!name:-0}"\n', { mode: 0o755 });

  const review = (env: Readonly<Record<string, string>>): { readonly code: number | null; readonly calls: readonly string[] } => {
    const calls = join(root, 'calls');
    writeFileSync(calls, '');
    const { status } = spawnSync(join(root, '.ci/review'), { env: { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, CALLS: calls, BASE: 'origin/main', ...env }, stdio: 'ignore' });
    return { code: status, calls: readFileSync(calls, 'utf8').trim().split('\n') };
  };

  test('一步不过，后面的照样做，报告总会有；最后以 1 退出', () => {
    const { code, calls } = review({ EVENT: 'event.json', EXIT_check: '1', EXIT_approvals: '1' });
    expect(calls.map((call) => call.split(' ')[2])).toEqual(['check', 'codeowners', 'approvals', 'redline', 'build', 'pr-report']);
    expect(code).toBe(1);
  });

  test('没有浏览器只是少了书：评审照样通过；生成不出来才不过', () => {
    expect(review({ EXIT_build: '3' }).code).toBe(0);
    expect(review({ EXIT_build: '1' }).code).toBe(1);
  });

  test('报告拿到刚生成的网站、分支、预览和图的地址；BOOK=no 不印书', () => {
    const { code, calls } = review({ BRANCH: 'work', PREVIEW_URL: 'https://p.example.com', PICTURES_URL: 'https://c.example.com/pictures', BOOK: 'no' });
    expect(calls).toContain('run --silent build -- --no-pdf');
    expect(calls.at(-1)).toBe('run --silent pr-report -- --base origin/main --after dist --pictures review/pictures --out review/report.md --branch work --preview https://p.example.com --pictures-url https://c.example.com/pictures');
    expect(calls.some((call) => call.includes('approvals'))).toBe(false);
    expect(code).toBe(0);
  });
});

describe('模板', () => {
  test.each(['.github/PULL_REQUEST_TEMPLATE.md', '.gitlab/merge_request_templates/Default.md', '.gitee/PULL_REQUEST_TEMPLATE.zh-CN.md'])('%s 与别的平台一样', (file) => {
    expect(read(file)).toBe(read('.github/PULL_REQUEST_TEMPLATE.md'));
  });

  test.each(['.github/ISSUE_TEMPLATE/content.md', '.github/ISSUE_TEMPLATE/tool.md', '.gitee/ISSUE_TEMPLATE/content.md', '.gitee/ISSUE_TEMPLATE/tool.md', '.gitlab/issue_templates/手册内容不对.md', '.gitlab/issue_templates/网站或命令有问题.md'])('%s 在', (file) => {
    expect(existsSync(join(projectDir, file))).toBe(true);
    expect(read(file).length).toBeGreaterThan(40);
  });
});
