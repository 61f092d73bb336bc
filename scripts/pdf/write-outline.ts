import { dictAt, follow } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { dictOf, textOf } from './pdf-values.ts';
import type { PdfDict, PdfValue } from './pdf-values.ts';
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
export function writeOutline(doc: PdfDocument, entries: readonly OutlineEntry[]): void {
  const tree = buildOutlineTree(entries);
  const destinations = dictAt(doc, doc.catalog, 'Dests');
  if (tree.length === 0 || !destinations) return;
  const root = dictOf({ Type: '/Outlines' });
  const ref = doc.add(root);
  writeLevel(doc, tree, [root, ref], destinations);
  root.set('Count', String(tree.length));
  doc.catalog.set('Outlines', ref);
  doc.catalog.set('PageMode', '/UseOutlines');
}

/** The entries below one, whose dictionary and reference are given. */
function writeLevel(doc: PdfDocument, nodes: readonly OutlineNode[], [parent, parentRef]: readonly [PdfDict, string], destinations: PdfDict): void {
  const items = nodes.map(({ title }) => dictOf({ Parent: parentRef, Title: textOf(title) }));
  const refs = items.map((item) => doc.add(item));
  for (const [at, node] of nodes.entries()) {
    const [item, ref] = [items[at], refs[at]];
    if (!item || ref === undefined) continue;
    setIfPresent(item, 'Dest', follow(doc, destinations.get(node.target)));
    setIfPresent(item, 'Prev', refs[at - 1]);
    setIfPresent(item, 'Next', refs[at + 1]);
    if (node.children.length === 0) continue;
    writeLevel(doc, node.children, [item, ref], destinations);
    // A negative count opens the entry closed: a manual has hundreds of third-level bookmarks.
    item.set('Count', String(-node.children.length));
  }
  setIfPresent(parent, 'First', refs[0]);
  setIfPresent(parent, 'Last', refs.at(-1));
}

function setIfPresent(dict: PdfDict, key: string, value: PdfValue | undefined): void {
  if (value !== undefined) dict.set(key, value);
}
