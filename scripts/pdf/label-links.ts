import { PDFName } from '@cantoo/pdf-lib';
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';

import { abroadPrefix } from './abroad.ts';
import { annotationsOf, decodeName, decodeText, dictAt, nameOf, textOf } from './pdf-objects.ts';

export type LinkTarget = { readonly kind: 'inside'; readonly id: string } | { readonly kind: 'outside'; readonly url: string };

/** Where a link annotation leads, undefined when the file does not say. */
export function linkTarget(doc: PDFDocument, annotation: PDFDict): LinkTarget | undefined {
  const action = dictAt(doc, annotation, 'A');
  const destination = annotation.get(nameOf('Dest')) ?? action?.get(nameOf('D'));
  const id = decodeName(destination) ?? decodeText(destination);
  if (id !== undefined) return { kind: 'inside', id };
  const url = decodeText(action?.get(nameOf('URI')));
  return url === undefined ? undefined : { kind: 'outside', url };
}

export function linksOf(doc: PDFDocument): readonly { readonly annotation: PDFDict; readonly page: number }[] {
  return doc.getPages().flatMap((page, index) =>
    annotationsOf(doc, page)
      .filter((annotation) => decodeName(annotation.get(nameOf('Subtype'))) === 'Link')
      .map((annotation) => ({ annotation, page: index + 1 })),
  );
}

/** Makes links that Chromium took for links to the web into links to the destination of another part. Changes `doc`. */
export function bringLinksHome(doc: PDFDocument): void {
  for (const { annotation } of linksOf(doc)) {
    const target = linkTarget(doc, annotation);
    if (target?.kind !== 'outside' || !target.url.startsWith(abroadPrefix)) continue;
    annotation.delete(nameOf('A'));
    annotation.set(nameOf('Dest'), PDFName.of(decodeURIComponent(target.url.slice(abroadPrefix.length))));
  }
}

/** Gives every link the words that a screen reader says for it. Changes `doc`. */
export function labelLinks(doc: PDFDocument, labels: Readonly<Record<string, string>>): void {
  for (const { annotation } of linksOf(doc)) {
    const target = linkTarget(doc, annotation);
    if (target) annotation.set(nameOf('Contents'), textOf(formatTarget(target, labels)));
  }
}

const formatTarget = (target: LinkTarget, labels: Readonly<Record<string, string>>): string =>
  target.kind === 'outside' ? target.url : (labels[target.id] ?? target.id);
