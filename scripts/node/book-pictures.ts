import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Picture } from '../visual/compare-pictures.ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Pages of a PDF as a printer would put them on paper, at so many dots per inch; numbers count from 1. */
export async function picturesOf(bytes: Uint8Array, pages: readonly number[], dpi: number): Promise<readonly Picture[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, standardFontDataUrl: `${join(pdfjs, 'standard_fonts')}/`, disableFontFace: true });
  const doc = await task.promise;
  try {
    const pictures: Picture[] = [];
    for (const number of pages) {
      const page = await doc.getPage(number);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
      const canvas = createCanvas(width, height);
      const context = canvas.getContext('2d');
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, canvasContext: context as unknown as CanvasRenderingContext2D, viewport, background: '#ffffff' }).promise;
      pictures.push({ width, height, pixels: new Uint8Array(context.getImageData(0, 0, width, height).data) });
    }
    return pictures;
  } finally {
    await task.destroy();
  }
}
