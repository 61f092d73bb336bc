import { writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import type { Picture } from '../visual/compare-pictures.ts';

/** The shipped references are small: half the size, which also takes away what browsers draw differently at the edges of letters. */
export const shrinkShot = async (png: Uint8Array): Promise<Picture> => {
  const image = sharp(png);
  const { width } = await image.metadata();
  return toPicture(image.resize({ width: Math.round(width / 2), kernel: 'lanczos3' }));
};

export const readPicture = (file: string): Promise<Picture> => toPicture(sharp(file));

async function toPicture(image: Sharp): Promise<Picture> {
  const { data, info } = await image.flatten({ background: '#ffffff' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** Writes a picture as WebP without visible loss. */
export const writePicture = async (file: string, { width, height, pixels }: Picture): Promise<void> =>
  void (await writeFile(file, await sharp(pixels, { raw: { width, height, channels: 4 } }).webp({ quality: 60, effort: 6, smartSubsample: true }).toBuffer()));
