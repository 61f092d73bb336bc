import type { PageAnchor, PageFragment } from '../engine/engine-contract.ts';

/** An element with an id inside a section, to which a link may lead. */
export interface SectionTarget {
  readonly id: string;
  /** Offset of its first character in the section's text. */
  readonly offset: number;
}

/** A heading with the text below it. */
export interface PageSection {
  readonly title: string;
  readonly href: string;
  readonly text: string;
  readonly targets: readonly SectionTarget[];
  /** Related documents and revisions: every document has them, and they name others. */
  readonly quiet: boolean;
}

const isHeading = (anchor: PageAnchor): boolean => /^h[2-6]$/u.test(anchor.element);
const isTarget = (anchor: PageAnchor): boolean => /^(?:li|tr|dt|figure|table)$/u.test(anchor.element);
const isQuiet = (id: string): boolean => /(?:^|-)(?:related|revisions)$/u.test(id);

/** The index's words up to each position, as offsets into the joined text. */
const offsetsOf = (words: readonly string[]): readonly number[] => {
  const offsets = [0];
  for (const word of words) offsets.push((offsets.at(-1) ?? 0) + word.length);
  return offsets;
};

/** A text without the heading that it begins with, which the engine ends with a full stop. */
export const withoutTitle = (text: string, title: string): string => (text.startsWith(title) ? text.slice(title.length).replace(/^\.?\s*/u, '') : text);

/** A page's sections in their order; a heading without an id starts none. */
export const pageSections = (fragment: PageFragment): readonly PageSection[] => {
  const words = fragment.words;
  const offsets = offsetsOf(words);
  const whole = words.join('');
  const offsetOf = (anchor: PageAnchor | undefined): number => (anchor === undefined ? whole.length : (offsets[anchor.location] ?? whole.length));
  const anchors = [...(fragment.anchors ?? [])].sort((a, b) => a.location - b.location);
  const headings = anchors.filter(isHeading);
  return headings.map((heading, at) => {
    const [start, end] = [offsetOf(heading), offsetOf(headings[at + 1])];
    const title = (heading.text ?? '').trim();
    const text = withoutTitle(whole.slice(start, end), title);
    const shift = end - text.length;
    const inside = anchors.filter((anchor) => isTarget(anchor) && offsetOf(anchor) >= shift && offsetOf(anchor) < end);
    return { title, href: `${fragment.url}#${heading.id}`, text, quiet: isQuiet(heading.id), targets: inside.map((anchor) => ({ id: anchor.id, offset: offsetOf(anchor) - shift })) };
  });
};
