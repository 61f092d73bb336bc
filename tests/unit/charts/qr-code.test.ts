import jsQr from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawCode } from '../../../src/charts/qr-code.ts';

const scan = async (svg: string): Promise<string | undefined> => {
  const { data, info } = await sharp(Buffer.from(svg), { density: 600 }).extend({ top: 40, bottom: 40, left: 40, right: 40, background: 'white' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data;
};

describe('二维码', () => {
  it.each(['https://a.cn/', 'https://manual.example.com/quality/qc-sop-003/', `https://manual.example.com/${'very-long-chapter/'.repeat(8)}`])('扫出来还是原来的网址：%s', async (url) => {
    expect(await scan(drawCode(url))).toBe(url);
  });

  it('同一行挨着的黑块画成一条，左上角的定位框一条七格', () => {
    const path = /d="([^"]*)"/.exec(drawCode('https://a.cn/'))?.[1] ?? '';
    expect(path.startsWith('M1,1h7v1h-7z')).toBe(true);
    const bars = [...path.matchAll(/M(\d+),(\d+)h(\d+)/g)].map(([, x, y, width]) => [Number(x), Number(y), Number(width)] as const);
    const touching = bars.filter(([x, y, width]) => bars.some(([otherX, otherY]) => otherY === y && otherX === x + width));
    expect(touching).toEqual([]);
  });
});
