import type { PDFDocument, PDFObject, PDFPage, PDFRef } from '@cantoo/pdf-lib';

import { markArtifacts, untagContent } from './mark-artifacts.ts';
import { decodeName, dictAt, itemsAt, nameOf, pageContent, setPageContent } from './pdf-objects.ts';
import { attributeOf, descendants, elementAt, listStructElements, markedContentAt, setContentParent, structRoot } from './struct-elements.ts';
import type { MarkedContent, StructElement } from './struct-elements.ts';

/** Tags that may hold only other tags: what Chromium paints for them is borders and backgrounds. */
const CONTAINERS: ReadonlySet<string> = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L']);

/** Tags of PDF 2.0 that Chromium writes into a file of PDF 1.7, with what they mean there. */
const NEWER_TAGS = { Strong: 'Span', Em: 'Span', Aside: 'Sect', Title: 'P', FENote: 'Note', Sub: 'Span' } as const;

type PageOrder = ReadonlyMap<PDFRef, number>;

/** Changes what a page draws; the page is the `at`th, counted from 0. */
export type Redraw = (content: string, page: PDFPage, at: number) => string;

/** Mends what Chromium's tags lack, on pages that `redraw` may change before. Changes `doc`. */
export function repairStructure(doc: PDFDocument, redraw: Redraw = (content) => content): void {
  mapNewerTags(doc);
  const order: PageOrder = new Map(doc.getPages().map((page, index) => [page.ref, index]));
  const loose = listStructElements(doc).flatMap((element) => {
    if (element.type === 'LI') wrapListBody(doc, element);
    if (CONTAINERS.has(element.type)) return dropContent(doc, element, () => true);
    return isColumnHead(doc, element) ? dropRepeats(doc, element, order) : [];
  });
  const looseOn = Map.groupBy(loose, ({ page }) => page);
  for (const [at, page] of doc.getPages().entries()) {
    const content = pageContent(doc, page);
    const ids = new Set(looseOn.get(page.ref)?.map(({ id }) => id));
    const marked = markArtifacts(untagContent(redraw(content, page, at), ids));
    if (marked !== content) setPageContent(doc, page, marked);
  }
}

/** Says what the newer tags mean. Changes `doc`. */
export function mapNewerTags(doc: PDFDocument): void {
  const root = structRoot(doc);
  if (!root) return;
  const roles = dictAt(doc, root, 'RoleMap') ?? doc.context.obj({});
  for (const [tag, meaning] of Object.entries(NEWER_TAGS)) roles.set(nameOf(tag), nameOf(meaning));
  root.set(nameOf('RoleMap'), roles);
}

function wrapListBody(doc: PDFDocument, item: StructElement): void {
  const kids = itemsAt(doc, item.dict, 'K');
  const labels = kids.filter((kid) => elementAt(doc, kid)?.type === 'Lbl');
  const rest = kids.filter((kid) => !labels.includes(kid));
  if (rest.length === 0 || rest.every((kid) => elementAt(doc, kid)?.type === 'LBody')) return;
  const body = doc.context.obj({ Type: 'StructElem', S: 'LBody', P: item.ref, K: [...rest] });
  const page = item.dict.get(nameOf('Pg'));
  if (page) body.set(nameOf('Pg'), page);
  const ref = doc.context.register(body);
  for (const kid of rest) adopt(doc, item, kid, ref);
  item.dict.set(nameOf('K'), doc.context.obj([...labels, ref]));
}

function adopt(doc: PDFDocument, from: StructElement, kid: PDFObject, parent: PDFRef): void {
  const element = elementAt(doc, kid);
  const content = markedContentAt(doc, from.dict, kid);
  if (element) element.dict.set(nameOf('P'), parent);
  else if (content) setContentParent(doc, content, parent);
}

const isColumnHead = (doc: PDFDocument, { type, dict }: StructElement): boolean =>
  type === 'TH' && decodeName(attributeOf(doc, dict, 'Scope')) === 'Column';

/** The head of a table is printed again on each page; a screen reader shall say it once. */
function dropRepeats(doc: PDFDocument, head: StructElement, order: PageOrder): readonly MarkedContent[] {
  const owners = [head, ...descendants(doc, head)];
  const pages = owners.flatMap(({ dict }) => itemsAt(doc, dict, 'K').flatMap((kid) => markedContentAt(doc, dict, kid)?.page ?? []));
  const first = Math.min(...pages.map((page) => order.get(page) ?? 0));
  return owners.flatMap((owner) => dropContent(doc, owner, ({ page }) => (order.get(page) ?? 0) > first));
}

/** Takes marked content away from its tag and returns it. */
function dropContent(doc: PDFDocument, { dict }: StructElement, unwanted: (content: MarkedContent) => boolean): readonly MarkedContent[] {
  const kept: PDFObject[] = [];
  const dropped: MarkedContent[] = [];
  for (const kid of itemsAt(doc, dict, 'K')) {
    const content = markedContentAt(doc, dict, kid);
    if (content && unwanted(content)) dropped.push(content);
    else kept.push(kid);
  }
  for (const content of dropped) setContentParent(doc, content, null);
  if (dropped.length > 0) dict.set(nameOf('K'), doc.context.obj(kept));
  return dropped;
}
