import { inspectDocument } from './book-findings.ts';
import type { BookFindings } from './book-findings.ts';
import { openWithoutWrappers } from './drop-wrappers.ts';
import { bringLinksHome, labelLinks } from './label-links.ts';
import { openNumberFonts } from './number-fonts.ts';
import { normaliseObjects } from './normalise-objects.ts';
import { annotationsOf, insertBlank, listPages } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { formatPlainFile, openPlainFile } from './plain-file.ts';
import type { PrintPlan } from './print-plan.ts';
import { rebuildIdTree } from './rebuild-id-tree.ts';
import { repairStructure } from './repair-structure.ts';
import { stampPage } from './stamp-numbers.ts';
import type { NumberStamps } from './stamp-numbers.ts';

export interface MendPlan extends Pick<PrintPlan, 'date' | 'linkLabels'> {
  /** Undefined when no number was left open. */
  readonly numbers?: NumberStamps | undefined;
  /** The pages, as printed, that get a blank one before them. */
  readonly blanks?: readonly number[];
}

export interface MendedPart {
  readonly bytes: Uint8Array;
  readonly findings: BookFindings;
  /** The slots, by their places, that have no room for their numbers. */
  readonly tight: readonly number[];
}

/**
 * Makes of a part as Chromium printed it the part that stands in the book: page numbers drawn, tags mended, margin boxes out of the reading
 * order, links that lead into the other parts and say where. Says what the gates want to know of this part.
 */
export function mendPart(bytes: Uint8Array, { date, linkLabels, numbers, blanks = [] }: MendPlan): MendedPart {
  const { objects, catalog, info } = openPlainFile(bytes);
  const doc = openWithoutWrappers({ objects: normaliseObjects(objects, date), catalog, info });
  const fontsOf = openNumberFonts(doc);
  const tight: number[] = [];
  let filled = 0;
  repairStructure(doc, (content, page, at) => {
    if (!numbers) return content;
    const stamped = stampPage(content, at, numbers, fontsOf(page));
    tight.push(...stamped.tight);
    filled += stamped.filled;
    return stamped.content;
  });
  // Another browser may write colours otherwise: then no mark at all is seen.
  if (filled === 0 && numbers?.slots.some(({ shown }) => shown)) throw new Error('印好的文件里一处页码的记号也认不出来。');
  insertBlanks(doc, blanks);
  rebuildIdTree(doc);
  bringLinksHome(doc);
  labelLinks(doc, linkLabels);
  setTabOrder(doc);
  return { bytes: formatPlainFile(doc.list(), catalog, info), findings: inspectDocument(doc), tight };
}

function insertBlanks(doc: PdfDocument, blanks: readonly number[]): void {
  const pages = listPages(doc);
  for (const at of blanks) {
    const page = pages[at - 1];
    if (page) insertBlank(doc, page);
  }
}

function setTabOrder(doc: PdfDocument): void {
  for (const page of listPages(doc)) {
    if (annotationsOf(doc, page).length > 0) page.dict.set('Tabs', '/S');
  }
}
