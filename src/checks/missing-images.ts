import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { Check, ManualDocument } from '../model/manual.ts';
import type { LinkUse } from '../model/parsed-body.ts';

/** M205: images that are not there, from Markdown and from <Figure>. */
export const missingImages: Check = (manual) => {
  const known = new Set(manual.assets);
  return manual.documents.flatMap((document) =>
    imagesOf(document)
      .filter(({ href }) => !known.has(href))
      .map((image) => createDiagnostic('M205', { file: document.file, ...image }, { message: `找不到图片 ${image.href}。`, hint: remedy(image.href, manual.assets) })),
  );
};

const imagesOf = (document: ManualDocument): readonly LinkUse[] => [
  ...document.body.images,
  ...document.body.parts.flatMap((part) => {
    const src = part.attributes['src'];
    return part.name === 'Figure' && typeof src === 'string' ? [{ href: src, ...(part.places['src'] ?? part) }] : [];
  }),
];

function remedy(href: string, assets: readonly string[]): string {
  const [near] = nearest(href, assets, 1);
  const rule = '图片放在 content/assets/ 里，地址写成 /assets/文件名；不能用别的网站的图片。';
  return near === undefined ? rule : `最接近的是 ${near}。${rule}`;
}
