import { codeOf } from '../engine/engine-contract.ts';
import type { PageText } from '../ranking/page-text.ts';
import type { RankedPage } from '../ranking/rerank.ts';
import { cutPieces, excerptOf, type TextPiece } from './excerpt.ts';
import { markText } from './mark-text.ts';
import { withoutTitle, type PageSection } from './page-sections.ts';
import type { DocumentHit, SectionHit } from './search-answer.ts';

const mostSections = 3;
const quietShare = 0.1;

const markPieces = (text: string, terms: readonly string[]): readonly TextPiece[] => cutPieces(text, markText(text, terms));

/** Leads to the step, row or figure that holds the mark, where it has an id of its own. */
const hrefOf = (section: PageSection, offset: number): string => {
  const target = section.targets.filter((candidate) => candidate.offset <= offset).at(-1);
  return target === undefined ? section.href : section.href.replace(/#.*$/u, `#${target.id}`);
};

const sectionHits = (page: PageText, terms: readonly string[]): readonly SectionHit[] =>
  page.sections
    .map((section) => {
      const excerpt = excerptOf(section.text, terms);
      const title = markPieces(section.title, terms);
      const inTitle = title.filter((piece) => piece.marked).reduce((sum, piece) => sum + piece.text.length ** 2, 0);
      return { score: (excerpt.score + 2 * inTitle) * (section.quiet ? quietShare : 1), hit: { title, href: excerpt.score > 0 ? hrefOf(section, excerpt.offset) : section.href, excerpt: excerpt.pieces } };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSections)
    .map(({ hit }) => hit);

/** The first item is the query as a whole; a page found by another wording is marked with that wording first. */
const termsFor = (own: string, terms: readonly string[]): readonly string[] => (own === '' || own === terms[0] ? terms : [...new Set([own, ...terms])]);

/** A ranked page as the reader sees it. */
export const buildHit = ({ candidate, page, literal, named }: RankedPage, terms: readonly string[]): DocumentHit => {
  const { meta, url, content } = page.fragment;
  const marked = termsFor(candidate.term, terms);
  const title = meta['title'] ?? url;
  const titlePieces = markPieces(title, marked);
  const excerpt = excerptOf(withoutTitle(content, title), marked);
  const traceless = !literal && excerpt.score === 0 && !titlePieces.some((piece) => piece.marked);
  return {
    id: String(candidate.result.page),
    href: url,
    title: titlePieces,
    code: codeOf(page.fragment),
    named,
    type: meta['type'] ?? '',
    status: meta['status'] ?? '',
    chapter: meta['chapter'] ?? '',
    excerpt: excerpt.pieces,
    sections: sectionHits(page, marked),
    words: marked,
    loose: traceless || candidate.origin === 'relaxed',
    traceless,
  };
};
