import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshReaders } from '../../src/source/text-readers.ts';
import { compileRoleViews } from '../../src/model/role-view.ts';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { keptPages } from '../../scripts/node/page-memory.ts';
import { renderSite } from '../../scripts/node/render-pages.ts';
import { keptTexts, openTextCache } from '../../scripts/node/text-cache.ts';
import { openFileWriter, type FilePart } from '../../scripts/node/write-site-files.ts';
import { compileProgram, type CompiledProgram } from '../support/compiled-program.ts';
import { contentOf } from '../support/rendered-file.ts';
import { copyHarbour, type HarbourCopy } from '../support/harbour-copy.ts';
import { harbourDir } from '../support/harbour.ts';
import { runs } from '../support/property-runs.ts';

let dir = '';
let compiled: CompiledProgram;
let copy: HarbourCopy;

beforeAll(async () => {
  process.env['MANUAL_CONTENT'] = harbourDir;
  [dir, compiled] = await Promise.all([mkdtemp(join(tmpdir(), 'manual-memory-')), compileProgram('memory', harbourDir)]);
  copy = copyHarbour();
});
afterAll(async () => {
  delete process.env['MANUAL_CONTENT'];
  copy.remove();
  await Promise.all([compiled.remove(), rm(keptTexts.fileOf(copy.dir), { force: true }), rm(dir, { recursive: true, force: true })]);
});

interface Rendered {
  /** Files by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Pieces of the book's page that were taken over. */
  readonly pieces: number;
  /** Documents, forms and roles in the book. */
  readonly printed: number;
  /** Paths of those that were not taken over. */
  readonly fresh: readonly string[];
}

/** Renders the content as it is now. With a folder, what lies there is taken over where it is still good, and remembered for next time; so is what was read of texts. */
async function render(outDir?: string): Promise<Rendered> {
  const texts = await openTextCache(copy.dir, outDir === undefined);
  const { manual, diagnostics } = await loadManual(copy.dir, { forPages: true, today: '2027-02-01', readers: outDir === undefined ? freshReaders : texts });
  if (!manual) throw new Error(JSON.stringify(diagnostics));
  const rendering = await renderSite(compiled.program, manual, { lastDir: outDir ?? join(dir, 'nothing'), scratch: join(dir, 'scratch'), withoutCache: outDir === undefined });
  const found = new Map<string, string>();
  const fresh: string[] = [];
  let pieces = 0;
  for (const files of [rendering.searched, rendering.others, rendering.book]) {
    for await (const file of files) {
      const { path, recalled } = file;
      const content = await contentOf(file);
      found.set(path, content.toString());
      if (!recalled) fresh.push(path);
      if (path === bookPage && !recalled && outDir !== undefined) pieces = countTaken(file.content, join(outDir, path));
      if (outDir === undefined || recalled) continue;
      rendering.noteWritten(openFileWriter(outDir).write(path, [content]));
    }
  }
  if (outDir !== undefined) await Promise.all([rendering.gatherMemory().prepare()(), texts.save()]);
  return { files: found, fresh, pieces, printed: manual.documents.length + manual.registers.forms.length + compileRoleViews(manual).size };
}

/** Parts that lie in the last page. */
const countTaken = (content: unknown, last: string): number => (Array.isArray(content) ? (content as readonly FilePart[]).filter((part) => typeof part === 'object' && 'file' in part && part.file === last).length : 0);

const bookPage = 'print/manual/index.html';

const differing = (a: Rendered, b: Rendered): readonly string[] =>
  [...new Set([...a.files.keys(), ...b.files.keys()])].filter((path) => a.files.get(path) !== b.files.get(path));

const replace = (path: string, from: string | RegExp, to: string): void => copy.write(path, copy.read(path).replace(from, to));

const isDocument = (path: string): boolean => /^\w+\/[a-z]+-[a-z]+-\d+\/index\.html$/.test(path);

let turn = 0;

/** What editors do; each time with other words. */
const edits: Readonly<Record<string, () => void>> = {
  正文加一句: () => replace('quality/zl-sop-001.mdx', /$/, `\n\n第 ${turn} 次补充：灯冷透了再测。\n`),
  正文用一个术语: () => replace('aftersales/sh-pol-001.mdx', /$/, `\n\n第 ${turn} 次：<Term id="终检" /> 不合格的退回 <Role id="fixer" />。\n`),
  改文件的标题: () => replace('quality/zl-sop-001.mdx', /^title: .*$/m, `title: 成品终检之${turn}`),
  改岗位的名字: () => replace('registers/roles.yaml', /title: 终检员.*/, `title: 终检员${turn}`),
  改术语的定义: () => replace('registers/terms.yaml', /definition: 出厂前[^,]*/, `definition: 出厂前最后一次检验第 ${turn} 版。`),
  改表单的名字: () => replace('registers/forms.yaml', /name: 终检记录.*/, `name: 终检记录${turn}`),
  改一步的做法: () => replace('quality/zl-sop-001.mdx', /action: 按批量.*/, `action: 按批量查出样本量，抽第 ${turn} 托，记下箱号。`),
  改文件的状态: () => replace('aftersales/sh-pol-001.mdx', /^status: .*$/m, `status: ${turn % 2 === 0 ? '生效' : '草稿'}`),
  加一份文件: () => copy.write(`aftersales/sh-pol-${String(100 + turn)}.mdx`, copy.read('aftersales/sh-pol-001.mdx').replace('SH-POL-001', `SH-POL-${String(100 + turn)}`).replace(/^title: .*$/m, `title: 新办法${turn}`)),
  改公司的版本: () => replace('company.yaml', /version: .*/, `version: V9.${turn}`),
};

describe('只重新生成看得到变化的网页', () => {
  test('什么都没改：一页都不重新生成', async () => {
    const out = join(dir, 'still');
    const first = await render(out);
    expect(first.fresh).toHaveLength(first.files.size);
    const second = await render(out);
    expect(second.fresh).toEqual([]);
    expect(differing(first, second)).toEqual([]);
  });

  test('随便怎么改，一次接一次：与从头生成一个字节不差', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(edits)), { minLength: 1, maxLength: 3 }), async (names) => {
        const out = join(dir, 'edited');
        for (const name of names) {
          turn += 1;
          edits[name]?.();
        }
        expect(differing(await render(out), await render())).toEqual([]);
      }),
      { numRuns: runs(12), seed: 20261126 },
    );
  });

  test.each([['改文件的标题'], ['改岗位的名字'], ['改术语的定义'], ['改表单的名字'], ['正文加一句']])('%s：重新生成的文件页正好是变了的那几页', async (name) => {
    const out = join(dir, `exact-${name}`);
    const before = await render(out);
    turn += 1;
    edits[name]?.();
    const after = await render(out);
    const changed = differing(before, after);
    expect(changed.length).toBeGreaterThan(0);
    expect(after.fresh.filter(isDocument)).toEqual(changed.filter(isDocument));
    expect(changed.filter((path) => !after.fresh.includes(path))).toEqual([]);
  });

  test('改一份文件：书里别的文件、表单和岗位原样拿来', async () => {
    const out = join(dir, 'pieces');
    const first = await render(out);
    expect(first.pieces).toBe(0);
    turn += 1;
    edits['正文加一句']?.();
    const second = await render(out);
    expect(second.fresh).toContain(bookPage);
    expect(second.pieces).toBe(second.printed - 1);
    expect(second.fresh.filter((path) => path.startsWith('roles/'))).toEqual([]);
  });

  test('一句话换了次序，字词没有变：搜索的辅助文件原样拿来', async () => {
    const out = join(dir, 'words');
    replace('quality/zl-sop-001.mdx', /$/, '\n\n灯冷透了，先测再记。\n');
    await render(out);
    replace('quality/zl-sop-001.mdx', /灯冷透了，先测再记。/, '先测，灯冷透了再记。');
    const { fresh } = await render(out);
    expect(fresh).toContain('quality/zl-sop-001/index.html');
    expect(fresh.filter((path) => path.startsWith('search/'))).toEqual([]);
  });

  test('网站拷到别处又拷回来，时间都变了：读一遍，照样一页也不重新生成', async () => {
    const out = join(dir, 'copied');
    await render(out);
    await cp(out, `${out}-2`, { recursive: true });
    await rm(out, { recursive: true });
    await rename(`${out}-2`, out);
    expect((await render(out)).fresh).toEqual([]);
  });

  test('输出里的网页被人改过：重新生成', async () => {
    const out = join(dir, 'touched');
    const first = await render(out);
    await writeFile(join(out, 'quality/zl-sop-001/index.html'), '改过');
    const second = await render(out);
    expect(second.fresh).toEqual(['quality/zl-sop-001/index.html']);
    expect(differing(first, second)).toEqual([]);
  });

  test.each<readonly [string, (memory: string) => string]>([
    ['少了一半', (memory) => memory.slice(0, memory.length / 2)],
    ['读过的少了几条', (memory) => JSON.stringify({ ...(JSON.parse(memory) as object), facts: [] })],
    ['读过的各组没有了', (memory) => JSON.stringify({ ...(JSON.parse(memory) as object), trails: '' })],
  ])('记下的东西坏了，%s：全部重新生成，不出错', async (name, spoil) => {
    const out = join(dir, `broken-${name}`);
    const first = await render(out);
    const memory = await readFile(keptPages.fileOf(out), 'utf8');
    await writeFile(keptPages.fileOf(out), spoil(memory));
    const second = await render(out);
    expect(second.fresh).toHaveLength(first.files.size);
    expect(differing(first, second)).toEqual([]);
  });
});
