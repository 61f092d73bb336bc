import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { bookPageKinds, bookShotName } from '../../../scripts/visual/book-pages.ts';
import { comparePictures, type Picture } from '../../../scripts/visual/compare-pictures.ts';
import { formatVisualReport } from '../../../scripts/visual/format-visual-report.ts';
import { visualShots } from '../../../scripts/visual/visual-pages.ts';

const [width, height] = [160, 120];

/** A page of dark lines on white; `shade` changes the colour of a pixel, as drawing it anew would. */
function page(shade: (x: number, y: number, value: number) => number, tall = height): Picture {
  const pixels = new Uint8Array(width * tall * 4).fill(255);
  for (let y = 0; y < tall; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = shade(x, y, y % 10 < 3 && x % 7 < 4 ? 40 : 255);
      pixels.set([value, value, value], (y * width + x) * 4);
    }
  }
  return { width, height: tall, pixels };
}

const plain = page((_x, _y, value) => value);

describe('两张截图像不像', () => {
  test('一样的就是一样', () => {
    expect(comparePictures(plain, page((_x, _y, value) => value)).change).toBeUndefined();
  });

  test('换了浏览器，每个字的边缘略深略浅：不算变', () => {
    expect(comparePictures(plain, page((x, _y, value) => (x % 7 === 3 ? value + (value < 128 ? 30 : -30) : value))).change).toBeUndefined();
  });

  test('整页里少了一个小按钮：算变，说出在哪里', () => {
    const without = page((x, y, value) => (x >= 64 && x < 80 && y >= 48 && y < 64 ? 255 : value));
    expect(comparePictures(plain, without).change).toBe('1 处变了，第一处在左 64、上 48');
  });

  test('底色换了：处处都变', () => {
    expect(comparePictures(plain, page((_x, _y, value) => (value === 255 ? 150 : value))).change).toBe('80 处变了，第一处在左 0、上 0');
  });

  test('长短差一两个像素不算，多出一段就算', () => {
    expect(comparePictures(plain, page((_x, _y, value) => value, height + 2)).change).toBeUndefined();
    expect(comparePictures(plain, page((_x, _y, value) => value, height + 40)).change).toBe('大小变了：原来 160 × 120，现在 160 × 160');
  });

  test('差别图上变了的地方是红的', () => {
    const { diff } = comparePictures(plain, page((x, y, value) => (x < 16 && y < 16 ? 128 : value)));
    expect([...(diff?.pixels.subarray(5 * 4, 5 * 4 + 3) ?? [])]).toEqual([214, 30, 30]);
  });
});

describe('参考图', () => {
  const dir = join(projectDir, 'tests/visual');

  test('每类页面三种宽度、深浅两色都有，没有多余的，一共不到 4 MB', () => {
    const files = readdirSync(dir).filter((file) => file.endsWith('.webp'));
    expect(files.toSorted()).toEqual([...visualShots.map(({ name }) => name), ...bookPageKinds.map(bookShotName)].map((name) => `${name}.webp`).toSorted());
    expect(files.reduce((sum, file) => sum + statSync(join(dir, file)).size, 0)).toBeLessThan(4_000_000);
  });

  test('记着是哪个浏览器画的', () => {
    expect(existsSync(join(dir, 'made-with.json'))).toBe(true);
  });

  test('报告把原来、现在和差别并排放，新的一页没有原来', () => {
    const report = formatVisualReport([{ name: 'home-360-light', change: '新的一页', before: undefined, after: 'a.webp', diff: undefined }], ['<换了浏览器>']);
    expect(report).toContain('<figcaption>现在</figcaption><img src="a.webp"');
    expect(report).not.toContain('原来</figcaption>');
    expect(report).toContain('&lt;换了浏览器&gt;');
  });
});
