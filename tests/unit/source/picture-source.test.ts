import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { parsePicture } from '../../../src/source/picture-source.ts';

const png = (width: number, height: number): Uint8Array => new Uint8Array(createCanvas(width, height).toBuffer('image/png'));
const jpeg = new Uint8Array(createCanvas(40, 30).toBuffer('image/jpeg'));

const read = (file: string, head: Uint8Array, bytes = head.length) => parsePicture({ file, head, bytes });
const said = (file: string, head: Uint8Array, bytes?: number): readonly string[] => read(file, head, bytes).diagnostics.map(({ code, file: where, message }) => `${code} ${where} ${message}`);

describe('内容里的图片', () => {
  test('好的图片给出地址和大小，供网页留位置', () => {
    expect(read('content/assets/label.png', png(640, 480))).toEqual({ picture: { path: '/assets/label.png', width: 640, height: 480 }, diagnostics: [] });
    expect(read('public/brand/shop.jpeg', jpeg)).toEqual({ picture: { path: '/brand/shop.jpeg', width: 40, height: 30 }, diagnostics: [] });
  });

  test('手机竖着拍的照片，按转正以后的大小', () => {
    // EXIF, big endian, with one entry: orientation (0x0112) = 6.
    const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const turned = Uint8Array.from([...jpeg.subarray(0, 2), ...exif, ...jpeg.subarray(2)]);
    expect(read('content/assets/a.jpg', turned).picture).toEqual({ path: '/assets/a.jpg', width: 30, height: 40 });
  });

  test('五十兆的图片', () => {
    expect(said('content/assets/batch.png', png(10, 10), 50 * 1024 * 1024)).toEqual(['M207 content/assets/batch.png 图片有 50.0 MB，最多 4.0 MB。']);
  });

  test('文件小、像素多到打不开的图片', () => {
    const huge = png(2, 2);
    new DataView(huge.buffer, huge.byteOffset).setUint32(16, 60_000);
    new DataView(huge.buffer, huge.byteOffset).setUint32(20, 60_000);
    expect(said('content/assets/wall.png', huge)).toEqual(['M207 content/assets/wall.png 图片有 60000 × 60000 像素，最多 2500 万像素。']);
  });

  test.each([
    ['空文件', new Uint8Array()],
    ['文字', new TextEncoder().encode('这不是图')],
    ['只剩开头几个字节', png(9, 9).subarray(0, 12)],
  ])('读不出大小：%s', (_title, head) => {
    expect(said('content/assets/a.png', head)).toEqual(['M207 content/assets/a.png 这个文件读不出图片的大小：它是空的、坏的，或不是图片。']);
  });

  test('扩展名和里面不一样', () => {
    expect(said('content/assets/a.png', jpeg)).toEqual(['M207 content/assets/a.png 文件名说是 png，里面却是 jpg。']);
  });

  test('大小在长长的文件头后面、还没读到：不算错', () => {
    expect(read('content/assets/a.jpg', jpeg.subarray(0, 8), 900_000)).toEqual({ diagnostics: [] });
  });
});
