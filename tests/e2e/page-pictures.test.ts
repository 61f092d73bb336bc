import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takePictures } from '../../scripts/node/page-pictures.ts';
import { readPicture } from '../../scripts/node/picture-files.ts';

const root = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const site = (name: string, pages: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(join(root, name, path), { recursive: true });
    writeFileSync(join(root, name, path, 'index.html'), `<!doctype html><html lang="zh-CN"><body style="margin:0"><main>${text}</main></body></html>`);
  }
  return join(root, name);
};

const before = site('before', { qc: '<p>一样的话</p><p>旧的话</p>', old: '<p>要删的页</p>' });
const after = site('after', { qc: `<p>一样的话</p><p>新的话</p>${'<p>一样的话</p>'.repeat(60)}`, new: '<p>新的页</p>' });
const order = { before, after, basePath: '/', pages: [{ title: '改了的页', before: '/qc/', after: '/qc/' }, { title: '新的页', before: undefined, after: '/new/' }, { title: '没有了的页', before: '/old/', after: undefined }] };

/** How many pixels have the colour of the frame. */
async function redPixels(file: string): Promise<number> {
  const { pixels } = await readPicture(file);
  let red = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 150 && (pixels[at + 1] ?? 255) < 90 && (pixels[at + 2] ?? 255) < 90) red += 1;
  return red;
}

test('改前改后各截整页，有变化的段落框出来，并排放在一个网页上', async () => {
  const out = join(root, 'out');
  const taken = await takePictures({ ...order, out });
  expect(taken).toEqual({
    ok: true,
    value: [
      { title: '改了的页', before: '1-before.webp', after: '1-after.webp' },
      { title: '新的页', before: undefined, after: '2-after.webp' },
      { title: '没有了的页', before: '3-before.webp', after: undefined },
    ],
  });
  expect(await redPixels(join(out, '1-before.webp'))).toBeGreaterThan(500);
  expect(await redPixels(join(out, '1-after.webp'))).toBeGreaterThan(500);
  expect(await redPixels(join(out, '2-after.webp'))).toBe(0);
  expect((await readPicture(join(out, '1-after.webp'))).height).toBeGreaterThan(1200);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('src="1-after.webp"');
});
