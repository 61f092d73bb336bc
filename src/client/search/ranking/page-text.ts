import { withoutBrackets } from '../../../search/name-token.ts';
import { flatText } from '../../../search/normalise-text.ts';
import { pageSections, type PageSection } from '../answer/page-sections.ts';
import type { PageFragment } from '../engine/engine-contract.ts';

export interface FlatSection {
  readonly title: string;
  readonly text: string;
}

/** A loaded page prepared for comparing: without white space, in unified lower case. */
export interface PageText {
  readonly fragment: PageFragment;
  readonly sections: readonly PageSection[];
  readonly flatTitle: string;
  /** Other names of what the page is about. */
  readonly flatNames: readonly string[];
  readonly flatContent: string;
  readonly flatSections: readonly FlatSection[];
}

/** Entries of registers, and sheets, have no headings: such a page is one section. */
const flatSectionsOf = (sections: readonly PageSection[], title: string, content: string): readonly FlatSection[] =>
  sections.length === 0
    ? [{ title: flatText(title), text: flatText(`${title}${content}`) }]
    : sections.filter((section) => !section.quiet).map((section) => ({ title: flatText(section.title), text: flatText(`${section.title}${section.text}`) }));

/** Done once for each page: every keystroke compares the same ones. */
export const preparePageText = (fragment: PageFragment): PageText => {
  const sections = pageSections(fragment);
  return {
    fragment,
    sections,
    flatTitle: flatText(fragment.meta['title'] ?? ''),
    flatNames: [withoutBrackets(fragment.meta['title'] ?? ''), ...(fragment.meta['names'] ?? '').split('|')].filter(Boolean).map(flatText),
    flatContent: flatText(fragment.content),
    flatSections: flatSectionsOf(sections, fragment.meta['title'] ?? '', fragment.content),
  };
};
