import { markText } from '../answer/mark-text.ts';
import { parseHighlight } from './highlight-address.ts';

const highlightName = 'search-hit';

const textNodesOf = (root: Node): readonly Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node instanceof Text) nodes.push(node);
  return nodes;
};

interface Place {
  readonly node: Text;
  readonly start: number;
}

const rangeOf = (places: readonly Place[], start: number, end: number): Range | null => {
  const from = places.findLast((place) => place.start <= start);
  const to = places.findLast((place) => place.start < end);
  if (from === undefined || to === undefined) return null;
  const range = new Range();
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
};

/** The words' places in the element, in reading order, also across inline elements. */
const findRanges = (root: Node, words: readonly string[]): readonly Range[] => {
  const places: Place[] = [];
  let text = '';
  for (const node of textNodesOf(root)) {
    places.push({ node, start: text.length });
    text += node.data;
  }
  return markText(text, words).flatMap(([start, end]) => rangeOf(places, start, end) ?? []);
};

const isBelow = (range: Range, target: Element): boolean => target.contains(range.startContainer) || (target.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const scrollToRange = (range: Range): void => {
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
};

/** Text that is read: not a drawing's description or label, and not what is folded away or hidden. */
const isRead = (range: Range): boolean => {
  const parent = range.startContainer.parentElement;
  return parent instanceof HTMLElement && parent.checkVisibility();
};

/** Marks the words that brought the reader here, and scrolls to the first that is read after the link's target. Changes no markup. */
export const highlightPage = (root: Element): void => {
  const words = parseHighlight(location.search);
  if (words.length === 0 || !('highlights' in CSS)) return;
  const ranges = findRanges(root, words);
  CSS.highlights.set(highlightName, new Highlight(...ranges));
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = ranges.find((range) => isRead(range) && (target === null || isBelow(range, target)));
  if (first !== undefined) scrollToRange(first);
};
