import { imageSize } from 'image-size';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Picture } from '../model/source-entry.ts';

/** A picture's file as it lies on the disk. */
export interface PictureFile {
  /** As editors see it: content/assets/label.png */
  readonly file: string;
  /** Its beginning, at least as far as the size of the picture stands in it; the whole file where it is short. */
  readonly head: Uint8Array;
  /** Length of the whole file. */
  readonly bytes: number;
}

/** A4 at 300 dpi is 2,480 × 3,508 pixels and about 2 MB as a JPEG. */
const mostBytes = 4 * 1024 * 1024;
const mostPixels = 25_000_000;

const formats: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpg', jpeg: 'jpg', webp: 'webp', gif: 'gif', avif: 'avif' };

const endingOf = (file: string): string => (/\.([a-z]+)$/i.exec(file)?.[1] ?? '').toLowerCase();

export const isPicture = (path: string): boolean => endingOf(path) in formats;

interface PictureResult {
  readonly picture?: Picture;
  readonly diagnostics: readonly Diagnostic[];
}

/** M207: a picture that a phone would load for a minute, that no browser draws, or that is not what its name says; otherwise its size. */
export function parsePicture({ file, head, bytes }: PictureFile): PictureResult {
  const report = (message: string, hint: string): PictureResult => ({ diagnostics: [createDiagnostic('M207', { file, line: 1, column: 1 }, { message, hint })] });
  if (bytes > mostBytes) return report(`图片有 ${megabytes(bytes)} MB，最多 ${megabytes(mostBytes)} MB。`, '把长边缩到 2,500 像素以内，照片存成 JPEG 或 WebP，线条图存成 PNG 或 SVG。');
  const size = measure(head);
  if (size === undefined) return head.length < bytes ? { diagnostics: [] } : report('这个文件读不出图片的大小：它是空的、坏的，或不是图片。', '在看图软件里打开它；能打开就另存一次，打不开就换一张。');
  const wanted = formats[endingOf(file)];
  if (size.format !== wanted) return report(`文件名说是 ${endingOf(file)}，里面却是 ${size.format}。`, '改成对的扩展名，正文里的地址一起改；或在看图软件里另存成文件名说的格式。');
  const { width, height } = size;
  if (width * height > mostPixels) return report(`图片有 ${width} × ${height} 像素，最多 ${mostPixels / 10_000} 万像素。`, '把长边缩到 2,500 像素以内：A4 纸按 300 dpi 印也用不到更多。');
  return { picture: { path: file.replace(/^(?:content|public)/, ''), width, height }, diagnostics: [] };
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

interface Measured {
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

/** Turned as browsers turn it: a photograph may say in its head that it lies on its side. */
function measure(head: Uint8Array): Measured | undefined {
  try {
    const { type = '', width, height, orientation = 1 } = imageSize(head);
    return orientation >= 5 ? { format: type, width: height, height: width } : { format: type, width, height };
  } catch {
    return undefined;
  }
}
