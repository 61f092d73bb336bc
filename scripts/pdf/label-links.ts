import { abroadPrefix } from './abroad.ts';
import { annotationsOf, dictAt, listPages } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { decodeName, decodeText, nameOf, textOf } from './pdf-values.ts';
import type { PdfDict } from './pdf-values.ts';

export type LinkTarget = { readonly kind: 'inside'; readonly id: string } | { readonly kind: 'outside'; readonly url: string };

/** Where a link annotation leads, undefined when the file does not say. */
export function linkTarget(doc: PdfDocument, annotation: PdfDict): LinkTarget | undefined {
  const action = dictAt(doc, annotation, 'A');
  const destination = annotation.get('Dest') ?? action?.get('D');
  const id = decodeName(destination) ?? decodeText(destination);
  if (id !== undefined) return { kind: 'inside', id };
  const url = decodeText(action?.get('URI'));
  return url === undefined ? undefined : { kind: 'outside', url };
}

export function linksOf(doc: PdfDocument): readonly { readonly annotation: PdfDict; readonly page: number }[] {
  return listPages(doc).flatMap((page, index) =>
    annotationsOf(doc, page)
      .filter((annotation) => decodeName(annotation.get('Subtype')) === 'Link')
      .map((annotation) => ({ annotation, page: index + 1 })),
  );
}

/** Makes links that Chromium took for links to the web into links to the destination of another part. Changes `doc`. */
export function bringLinksHome(doc: PdfDocument): void {
  for (const { annotation } of linksOf(doc)) {
    const target = linkTarget(doc, annotation);
    if (target?.kind !== 'outside' || !target.url.startsWith(abroadPrefix)) continue;
    annotation.delete('A');
    annotation.set('Dest', nameOf(decodeURIComponent(target.url.slice(abroadPrefix.length))));
  }
}

/** Gives every link the words that a screen reader says for it. Changes `doc`. */
export function labelLinks(doc: PdfDocument, labels: Readonly<Record<string, string>>): void {
  for (const { annotation } of linksOf(doc)) {
    const target = linkTarget(doc, annotation);
    if (target) annotation.set('Contents', textOf(formatTarget(target, labels)));
  }
}

const formatTarget = (target: LinkTarget, labels: Readonly<Record<string, string>>): string =>
  target.kind === 'outside' ? target.url : (labels[target.id] ?? target.id);
