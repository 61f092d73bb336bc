import { PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';

import { checkTags } from './check-structure.ts';
import { formatXmp } from './format-xmp.ts';
import { abroadPrefix, joinPrints } from './join-prints.ts';
import { labelLinks } from './label-links.ts';
import { normaliseBytes } from './normalise-bytes.ts';
import { placeLabelRanges } from './page-labels.ts';
import type { PlacedRange } from './page-labels.ts';
import { annotationsOf, nameOf, openDocument, textOf } from './pdf-objects.ts';
import type { PrintPlan } from './print-plan.ts';
import type { Destinations } from './read-destinations.ts';
import { rebuildIdTree } from './rebuild-id-tree.ts';
import { repairStructure } from './repair-structure.ts';
import { writeOutline } from './write-outline.ts';

/**
 * Makes a book of its prints: one file, facts about it, bookmarks, page labels, spoken links, tags mended, margin boxes out of the reading
 * order. `prints` are the parts of the book as they come from Chromium. The file calls itself PDF/UA-1 only when the structural check finds
 * nothing.
 */
export async function finishDocument(prints: readonly Uint8Array[], plan: PrintPlan, destinations: Destinations): Promise<Uint8Array> {
  const normalised = prints.map((bytes, part) => normaliseBytes(bytes, plan.date, part));
  const doc = await openDocument(joinPrints(normalised, abroadPrefix));
  repairStructure(doc);
  rebuildIdTree(doc);
  labelLinks(doc, plan.linkLabels);
  setTabOrder(doc);
  setPageLabels(doc, placeLabelRanges(plan.pageLabels, destinations.pageOf));
  writeOutline(doc, plan.outline);
  setInfo(doc, plan);
  setXmp(doc, plan);
  // Object streams take pdf-lib minutes; the lineariser makes them in a second.
  return doc.save({ useObjectStreams: false, updateFieldAppearances: false, objectsPerTick: Infinity, addDefaultPage: false });
}

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

function setXmp(doc: PDFDocument, plan: PrintPlan): void {
  // What stands outside of the tags has just been made an artifact; the gates look again at the finished file.
  const accessible = checkTags(doc).length === 0;
  const packet = formatXmp(plan, { producer: doc.getProducer() ?? '', accessible });
  const stream = doc.context.stream(new TextEncoder().encode(packet), { Type: 'Metadata', Subtype: 'XML' });
  doc.catalog.set(nameOf('Metadata'), doc.context.register(stream));
}

function setTabOrder(doc: PDFDocument): void {
  for (const page of doc.getPages()) {
    if (annotationsOf(doc, page).length > 0) page.node.set(nameOf('Tabs'), nameOf('S'));
  }
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
