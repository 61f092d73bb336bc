import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PagePicture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of every pixel, row by row. */
  readonly pixels: Uint8ClampedArray;
}

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Pages of a PDF as a printer would put them on paper, at so many dots per inch; numbers count from 1. */
export async function picturesOf(bytes: Uint8Array, pages: readonly number[], dpi: number): Promise<readonly PagePicture[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, standardFontDataUrl: `${join(pdfjs, 'standard_fonts')}/`, disableFontFace: true });
  const doc = await task.promise;
  try {
    const pictures: PagePicture[] = [];
    for (const number of pages) {
      const page = await doc.getPage(number);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
      const canvas = createCanvas(width, height);
      const context = canvas.getContext('2d');
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, canvasContext: context as unknown as CanvasRenderingContext2D, viewport, background: '#ffffff' }).promise;
      pictures.push({ width, height, pixels: new Uint8ClampedArray(context.getImageData(0, 0, width, height).data) });
    }
    return pictures;
  } finally {
    await task.destroy();
  }
}
