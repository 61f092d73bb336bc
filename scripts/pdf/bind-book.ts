import type { BookFindings } from './book-findings.ts';
import { checkCatalog, judgeTags } from './check-structure.ts';
import { formatXmp } from './format-xmp.ts';
import { joinParts } from './join-parts.ts';
import type { PartFile } from './join-parts.ts';
import { latin1Of } from './latin1.ts';
import { placeLabelRanges } from './page-labels.ts';
import type { PlacedRange } from './page-labels.ts';
import { dictAt } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { decodeText, dictOf, textOf } from './pdf-values.ts';
import type { PdfValue } from './pdf-values.ts';
import type { PlainFile } from './plain-file.ts';
import type { PrintPlan } from './print-plan.ts';
import type { Destinations } from './read-destinations.ts';
import { mapNewerTags } from './repair-structure.ts';
import { writeOutline } from './write-outline.ts';

export interface Binding {
  readonly plan: PrintPlan;
  readonly destinations: Destinations;
  /** What was found in the parts, joined. */
  readonly findings: BookFindings;
}

/**
 * Makes a book of its mended parts: one file, facts about it, bookmarks and page labels. The file calls itself PDF/UA-1 only when the
 * structural check finds nothing.
 */
export const bindBook = (parts: readonly PartFile[], { plan, destinations, findings }: Binding): Promise<PlainFile> =>
  joinParts(parts, (frame) => {
    mapNewerTags(frame);
    setPageLabels(frame, placeLabelRanges(plan.pageLabels, destinations.pageOf));
    writeOutline(frame, plan.outline);
    setInfo(frame, plan);
    setXmp(frame, plan, judgeTags(findings.tags).length === 0 && checkCatalog(frame).length === 0);
  });

function setInfo(doc: PdfDocument, plan: PrintPlan): void {
  const texts = { Title: plan.title, Author: plan.author, Subject: plan.subject, Keywords: plan.keywords.join(' '), Creator: plan.creator };
  for (const [key, text] of Object.entries(texts)) doc.info.set(key, textOf(text));
  for (const key of ['CreationDate', 'ModDate']) doc.info.set(key, `(D:${plan.date.replaceAll('-', '')}000000Z)`);
  const preferences = dictAt(doc, doc.catalog, 'ViewerPreferences') ?? new Map<string, PdfValue>();
  preferences.set('DisplayDocTitle', 'true');
  doc.catalog.set('ViewerPreferences', preferences);
  doc.catalog.set('Lang', `(${plan.lang})`);
}

function setXmp(doc: PdfDocument, plan: PrintPlan, accessible: boolean): void {
  const packet = formatXmp(plan, { producer: decodeText(doc.info.get('Producer')) ?? '', accessible });
  doc.catalog.set('Metadata', doc.addStream({ Type: '/Metadata', Subtype: '/XML' }, latin1Of(new TextEncoder().encode(packet))));
}

function setPageLabels(doc: PdfDocument, ranges: readonly PlacedRange[]): void {
  const numbers = ranges.flatMap(({ page, style, prefix, start }): readonly PdfValue[] => {
    const label = dictOf(style === 'none' ? {} : { S: `/${style}`, St: String(start ?? 1) });
    if (prefix !== undefined) label.set('P', textOf(prefix));
    return [String(page - 1), label];
  });
  doc.catalog.set('PageLabels', dictOf({ Nums: numbers }));
}
