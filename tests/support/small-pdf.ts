import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { PrintPlan } from '../../scripts/pdf/print-plan.ts';

/** What is to be said of a small book; the outline and the like are added where a test needs them. */
export const smallPlan: PrintPlan = {
  title: '小书',
  author: '示范公司',
  subject: '',
  keywords: [],
  creator: '手册',
  date: '2026-01-15',
  lang: 'zh-CN',
  outline: [],
  pageLabels: [],
  linkLabels: {},
  rectoTargets: [],
};

/** A tag to build: its type, its kids (tags, or numbers of marked content on page 1), and other entries. */
export interface TagSketch {
  readonly type: string;
  readonly kids?: readonly (TagSketch | number)[];
  readonly entries?: Readonly<Record<string, PDFObject>>;
}

export const tag = (type: string, kids: TagSketch['kids'] = [], entries: TagSketch['entries'] = {}): TagSketch => ({ type, kids, entries });

/** One A4 page with the given content stream and tags. Its facts (title, language) are right; the rest is as sketched. */
export async function smallPdf(content: string, tags: readonly TagSketch[] | null): Promise<PDFDocument> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const page = doc.addPage([595, 842]);
  const { context } = doc;
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
  doc.setTitle('小书', { showInWindowTitleBar: true });
  doc.catalog.set(PDFName.of('Lang'), PDFName.of('zh-CN'));
  doc.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  if (tags === null) return doc;
  page.node.set(PDFName.of('StructParents'), context.obj(0));
  const root = context.nextRef();
  const parents = new Map<number, PDFRef>();
  const kids = tags.map((sketch) => addTag(doc, sketch, root, page.ref, parents));
  const owners = Array.from({ length: Math.max(-1, ...parents.keys()) + 1 }, (_, id) => parents.get(id) ?? null);
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: kids, ParentTree: { Nums: [0, owners] } }));
  doc.catalog.set(PDFName.of('StructTreeRoot'), root);
  return doc;
}

function addTag(doc: PDFDocument, { type, kids = [], entries = {} }: TagSketch, parent: PDFRef, page: PDFRef, parents: Map<number, PDFRef>): PDFRef {
  const ref = doc.context.nextRef();
  const below = kids.map((kid) => {
    if (typeof kid === 'number') parents.set(kid, ref);
    return typeof kid === 'number' ? kid : addTag(doc, kid, ref, page, parents);
  });
  doc.context.assign(ref, doc.context.obj({ Type: 'StructElem', S: type, P: parent, Pg: page, K: below, ...entries }));
  return ref;
}

/** One page as Chromium prints a part: a `Document` with one tag, trees that are objects, a destination, a cell with an id, and a link. */
export async function printedPart(id: string, type: string, content: string, url?: string): Promise<PDFDocument> {
  const doc = await smallPdf(content, null);
  const { context } = doc;
  const page = doc.getPage(0);
  const [root, document, element] = [context.nextRef(), context.nextRef(), context.nextRef()];
  page.node.set(PDFName.of('StructParents'), context.obj(0));
  context.assign(element, context.obj({ Type: 'StructElem', S: type, P: document, Pg: page.ref, ID: PDFString.of('node00000042') }));
  context.assign(document, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: [element] }));
  const parents = context.register(context.obj({ Type: 'ParentTree', Nums: [0, context.register(context.obj([element])), 1, element] }));
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: document, ParentTree: parents, ParentTreeNextKey: 2 }));
  doc.catalog.set(PDFName.of('StructTreeRoot'), root);
  doc.catalog.set(PDFName.of('Dests'), context.register(context.obj({ [id]: [page.ref, 'XYZ', 0, 800, 0] })));
  if (url !== undefined) {
    const action = { Type: 'Action', S: 'URI', URI: PDFString.of(url) };
    page.node.set(PDFName.of('Annots'), context.obj([context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], StructParent: 1, A: action }))]));
  }
  return doc;
}
