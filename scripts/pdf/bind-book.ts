import { PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';

import type { BookFindings } from './book-findings.ts';
import { checkCatalog, judgeTags } from './check-structure.ts';
import { formatXmp } from './format-xmp.ts';
import { joinParts } from './join-parts.ts';
import type { PartFile } from './join-parts.ts';
import { placeLabelRanges } from './page-labels.ts';
import type { PlacedRange } from './page-labels.ts';
import { nameOf, textOf } from './pdf-objects.ts';
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

function setInfo(doc: PDFDocument, plan: PrintPlan): void {
  const date = new Date(`${plan.date}T00:00:00Z`);
  doc.setTitle(plan.title, { showInWindowTitleBar: true });
  doc.setAuthor(plan.author);
  doc.setSubject(plan.subject);
  doc.setKeywords([...plan.keywords]);
  doc.setCreator(plan.creator);
  doc.setCreationDate(date);
  doc.setModificationDate(date);
  doc.catalog.set(nameOf('Lang'), PDFString.of(plan.lang));
}

function setXmp(doc: PDFDocument, plan: PrintPlan, accessible: boolean): void {
  const packet = formatXmp(plan, { producer: doc.getProducer() ?? '', accessible });
  const stream = doc.context.stream(new TextEncoder().encode(packet), { Type: 'Metadata', Subtype: 'XML' });
  doc.catalog.set(nameOf('Metadata'), doc.context.register(stream));
}

function setPageLabels(doc: PDFDocument, ranges: readonly PlacedRange[]): void {
  const { context } = doc;
  const numbers = ranges.flatMap(({ page, style, prefix, start }) => {
    const label = context.obj(style === 'none' ? {} : { S: style, St: start ?? 1 });
    if (prefix !== undefined) label.set(nameOf('P'), textOf(prefix));
    return [context.obj(page - 1), label];
  });
  doc.catalog.set(nameOf('PageLabels'), context.obj({ Nums: numbers }));
}
