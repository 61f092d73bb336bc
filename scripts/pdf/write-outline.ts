import { PDFName, PDFNumber } from '@cantoo/pdf-lib';
import type { PDFDict, PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib';

import { dictAt, follow, nameOf, textOf } from './pdf-objects.ts';
import type { OutlineEntry } from './print-plan.ts';

export interface OutlineNode extends OutlineEntry {
  readonly children: readonly OutlineNode[];
}

/** The flat list as a tree: an entry belongs to the nearest earlier entry of a lower level. */
export function buildOutlineTree(entries: readonly OutlineEntry[]): readonly OutlineNode[] {
  const [first, ...others] = entries;
  if (!first) return [];
  const next = others.findIndex((entry) => entry.level <= first.level);
  const below = next < 0 ? others : others.slice(0, next);
  const after = next < 0 ? [] : others.slice(next);
  return [{ ...first, children: buildOutlineTree(below) }, ...buildOutlineTree(after)];
}

/** Writes the bookmarks, chapters open to their documents, and makes the viewer show them. Changes `doc`. */
export function writeOutline(doc: PDFDocument, entries: readonly OutlineEntry[]): void {
  const tree = buildOutlineTree(entries);
  const destinations = dictAt(doc, doc.catalog, 'Dests');
  if (tree.length === 0 || !destinations) return;
  const root = doc.context.nextRef();
  const level = writeLevel(doc, tree, root, destinations);
  doc.context.assign(root, doc.context.obj({ Type: 'Outlines', First: level.first, Last: level.last, Count: tree.length }));
  doc.catalog.set(nameOf('Outlines'), root);
  doc.catalog.set(nameOf('PageMode'), nameOf('UseOutlines'));
}

interface WrittenLevel {
  readonly first: PDFRef;
  readonly last: PDFRef;
}

function writeLevel(doc: PDFDocument, nodes: readonly OutlineNode[], parent: PDFRef, destinations: PDFDict): WrittenLevel {
  const refs = nodes.map(() => doc.context.nextRef());
  nodes.forEach((node, index) => {
    const ref = refs[index];
    if (!ref) return;
    const item = doc.context.obj({ Parent: parent });
    item.set(nameOf('Title'), textOf(node.title));
    setIfPresent(item, 'Dest', follow(doc, destinations.get(PDFName.of(node.target))));
    setIfPresent(item, 'Prev', refs[index - 1]);
    setIfPresent(item, 'Next', refs[index + 1]);
    if (node.children.length > 0) writeChildren(doc, item, node.children, ref, destinations);
    doc.context.assign(ref, item);
  });
  return firstAndLast(refs);
}

function writeChildren(doc: PDFDocument, item: PDFDict, children: readonly OutlineNode[], ref: PDFRef, destinations: PDFDict): void {
  const level = writeLevel(doc, children, ref, destinations);
  item.set(nameOf('First'), level.first);
  item.set(nameOf('Last'), level.last);
  // A negative count opens the entry closed: a manual has hundreds of third-level bookmarks.
  item.set(nameOf('Count'), PDFNumber.of(-children.length));
}

function firstAndLast(refs: readonly PDFRef[]): WrittenLevel {
  const first = refs[0];
  const last = refs.at(-1);
  if (!first || !last) throw new Error('书签的一层里没有条目。');
  return { first, last };
}

function setIfPresent(dict: PDFDict, key: string, value: PDFObject | undefined): void {
  if (value) dict.set(nameOf(key), value);
}
