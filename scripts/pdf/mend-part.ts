import type { PDFDocument } from '@cantoo/pdf-lib';

import { inspectDocument } from './book-findings.ts';
import type { BookFindings } from './book-findings.ts';
import { bringLinksHome, labelLinks } from './label-links.ts';
import { normaliseBytes } from './normalise-bytes.ts';
import { annotationsOf, nameOf, openDocument } from './pdf-objects.ts';
import { writePlainFile } from './plain-file.ts';
import type { PrintPlan } from './print-plan.ts';
import { rebuildIdTree } from './rebuild-id-tree.ts';
import { repairStructure } from './repair-structure.ts';

export type MendPlan = Pick<PrintPlan, 'date' | 'linkLabels'>;

export interface MendedPart {
  readonly bytes: Uint8Array;
  readonly findings: BookFindings;
}

/**
 * Makes of a part as Chromium printed it the part that stands in the book: tags mended, margin boxes out of the reading order, links that lead
 * into the other parts and say where. Needs to know nothing of the other parts, and says what the gates want to know of this one.
 */
export async function mendPart(bytes: Uint8Array, { date, linkLabels }: MendPlan): Promise<MendedPart> {
  const doc = await openDocument(normaliseBytes(bytes, date));
  repairStructure(doc);
  rebuildIdTree(doc);
  bringLinksHome(doc);
  labelLinks(doc, linkLabels);
  setTabOrder(doc);
  return { bytes: writePlainFile(doc), findings: inspectDocument(doc) };
}

function setTabOrder(doc: PDFDocument): void {
  for (const page of doc.getPages()) {
    if (annotationsOf(doc, page).length > 0) page.node.set(nameOf('Tabs'), nameOf('S'));
  }
}
