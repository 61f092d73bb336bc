import { markArtifacts, untagContent } from './mark-artifacts.ts';
import { dictAt, itemsAt, listPages, pageContent, setPageContent } from './pdf-objects.ts';
import type { PdfDocument, PdfPage } from './pdf-objects.ts';
import { decodeName, dictOf, nameOf } from './pdf-values.ts';
import type { PdfValue } from './pdf-values.ts';
import { attributeOf, descendants, elementAt, listStructElements, markedContentAt, setContentParent, structRoot } from './struct-elements.ts';
import type { MarkedContent, StructElement } from './struct-elements.ts';

/** Tags that may hold only other tags: what Chromium paints for them is borders and backgrounds. */
const CONTAINERS: ReadonlySet<string> = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L']);

/** Tags of PDF 2.0 that Chromium writes into a file of PDF 1.7, with what they mean there. */
const NEWER_TAGS = { Strong: 'Span', Em: 'Span', Aside: 'Sect', Title: 'P', FENote: 'Note', Sub: 'Span' } as const;

/** The places of the pages by their numbers. */
type PageOrder = ReadonlyMap<number, number>;

/** Changes what a page draws; the page is the `at`th, counted from 0. */
export type Redraw = (content: string, page: PdfPage, at: number) => string;

/** Mends what Chromium's tags lack, on pages that `redraw` may change before. Changes `doc`. */
export function repairStructure(doc: PdfDocument, redraw: Redraw = (content) => content): void {
  mapNewerTags(doc);
  const pages = listPages(doc);
  const order: PageOrder = new Map(pages.map(({ number }, index) => [number, index]));
  const loose = listStructElements(doc).flatMap((element) => {
    if (element.type === 'LI') wrapListBody(doc, element);
    if (CONTAINERS.has(element.type)) return dropContent(doc, element, () => true);
    return isColumnHead(doc, element) ? dropRepeats(doc, element, order) : [];
  });
  const looseOn = Map.groupBy(loose, ({ page }) => page);
  for (const [at, page] of pages.entries()) {
    const content = pageContent(doc, page);
    const ids = new Set(looseOn.get(page.number)?.map(({ id }) => id));
    const marked = markArtifacts(untagContent(redraw(content, page, at), ids));
    if (marked !== content) setPageContent(doc, page, marked);
  }
}

/** Says what the newer tags mean. Changes `doc`. */
export function mapNewerTags(doc: PdfDocument): void {
  const root = structRoot(doc);
  if (!root) return;
  const roles = dictAt(doc, root, 'RoleMap') ?? new Map<string, PdfValue>();
  for (const [tag, meaning] of Object.entries(NEWER_TAGS)) roles.set(tag, nameOf(meaning));
  root.set('RoleMap', roles);
}

function wrapListBody(doc: PdfDocument, item: StructElement): void {
  const kids = itemsAt(doc, item.dict, 'K');
  const labels = kids.filter((kid) => elementAt(doc, kid)?.type === 'Lbl');
  const rest = kids.filter((kid) => !labels.includes(kid));
  if (rest.length === 0 || rest.every((kid) => elementAt(doc, kid)?.type === 'LBody')) return;
  const page = item.dict.get('Pg');
  const ref = doc.add(dictOf({ Type: '/StructElem', S: '/LBody', P: item.ref, ...(page !== undefined && { Pg: page }), K: [...rest] }));
  for (const kid of rest) adopt(doc, item, kid, ref);
  item.dict.set('K', [...labels, ref]);
}

function adopt(doc: PdfDocument, from: StructElement, kid: PdfValue, parent: string): void {
  const element = elementAt(doc, kid);
  const content = markedContentAt(doc, from.dict, kid);
  if (element) element.dict.set('P', parent);
  else if (content) setContentParent(doc, content, parent);
}

const isColumnHead = (doc: PdfDocument, { type, dict }: StructElement): boolean =>
  type === 'TH' && decodeName(attributeOf(doc, dict, 'Scope')) === 'Column';

/** The head of a table is printed again on each page; a screen reader shall say it once. */
function dropRepeats(doc: PdfDocument, head: StructElement, order: PageOrder): readonly MarkedContent[] {
  const owners = [head, ...descendants(doc, head)];
  const pages = owners.flatMap(({ dict }) => itemsAt(doc, dict, 'K').flatMap((kid) => markedContentAt(doc, dict, kid)?.page ?? []));
  const first = Math.min(...pages.map((page) => order.get(page) ?? 0));
  return owners.flatMap((owner) => dropContent(doc, owner, ({ page }) => (order.get(page) ?? 0) > first));
}

/** Takes marked content away from its tag and returns it. */
function dropContent(doc: PdfDocument, { dict }: StructElement, unwanted: (content: MarkedContent) => boolean): readonly MarkedContent[] {
  const kept: PdfValue[] = [];
  const dropped: MarkedContent[] = [];
  for (const kid of itemsAt(doc, dict, 'K')) {
    const content = markedContentAt(doc, dict, kid);
    if (content && unwanted(content)) dropped.push(content);
    else kept.push(kid);
  }
  for (const content of dropped) setContentParent(doc, content, null);
  if (dropped.length > 0) dict.set('K', kept);
  return dropped;
}
