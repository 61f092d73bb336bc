import { joinCode, parseCodeQuery } from '../../../search/code-spellings.ts';
import { flatText } from '../../../search/normalise-text.ts';
import type { Intent } from '../query/read-intent.ts';
import { segmentWords, type WordCutter } from '../query/segment-words.ts';
import type { Candidate } from './candidate.ts';
import type { PageText } from './page-text.ts';

/** A candidate whose page has been read. */
export interface RankedPage {
  readonly candidate: Candidate;
  readonly page: PageText;
  readonly score: number;
  /** The page holds one of the wordings literally, or is named by its code. */
  readonly literal: boolean;
  /** The query is the page's code. */
  readonly named: boolean;
  /** Share of the query's words that the page holds, 0 to 1. */
  readonly coverage: number;
}

/** What the pages are compared with. */
export interface Wanted {
  /** The wordings, the reader's own first. */
  readonly queries: readonly string[];
  /** What the pages found are called. */
  readonly titles: readonly string[];
  /** The words, each with those that mean the same. */
  readonly words: readonly (readonly string[])[];
  readonly intent: Intent;
  readonly cut: WordCutter;
}

type Words = readonly (readonly string[])[];

const share = (words: Words, has: (word: string) => number): number =>
  words.length === 0 ? 0 : words.reduce((sum, same) => sum + Math.max(...same.map(has)), 0) / words.length;

/** 生产班长 in 生产班长的权限: the query asks something about what the page is called. A mere definition does not tell it. */
const isNamedIn = ({ flatTitle, fragment }: PageText, term: string): boolean =>
  fragment.meta['answer'] === undefined && flatTitle.length >= 2 && flatTitle.length * 2 >= term.length && term.includes(flatTitle);

const holds = ({ flatContent }: PageText) => (word: string): number => (flatContent.includes(word) ? 1 : 0);

/** What a page's own name is worth: nothing else outweighs it. */
const nameFactor = 6;

/** 生产班 and 产班长 in 生产班长: the reader has not typed the whole name yet, as a word of it is broken off. */
const isUnfinishedIn = ({ flatTitle }: PageText, term: string, cut: WordCutter): boolean => {
  const start = flatTitle.indexOf(term);
  if (start < 0 || term.length < shortestPart) return false;
  const words = segmentWords(flatTitle, cut);
  if (words.join('') !== flatTitle) return false;
  const bounds = new Set(words.reduce<readonly number[]>((ends, word) => [...ends, (ends.at(-1) ?? 0) + word.length], [0]));
  return !bounds.has(start) || !bounds.has(start + term.length);
};

const shortestPart = 2;
/** Between a name and a wording that stands in a title. */
const unfinishedFactor = 5;

/** 召回实施 stands in 召回实施记录表: a page that has it only there speaks of another page. */
const holdsItself = ({ flatTitle, flatContent }: PageText, term: string, titles: readonly string[]): boolean =>
  titles.filter((title) => title !== flatTitle && title !== term && title.includes(term)).reduce((text, title) => text.replaceAll(title, ' '), flatContent).includes(term);

const titleFactor = (page: PageText, term: string, { titles, cut }: Pick<Wanted, 'titles' | 'cut'>, words: Words): number => {
  if (term === '') return 1;
  if (page.flatTitle === term || page.flatNames.includes(term)) return nameFactor;
  if (isUnfinishedIn(page, term, cut)) return unfinishedFactor;
  if (page.flatTitle.includes(term)) return 2 + (0.5 * term.length) / page.flatTitle.length;
  // As far as the page has the rest of the query too: 黑灯率巡检 is not answered by every page called 巡检.
  if (isNamedIn(page, term)) return 1 + 1.2 * share(words, holds(page)) ** 2;
  return holdsItself(page, term, titles) ? 2 : 1;
};

/** 混料贴错标签 and 批量贴错标签或混料: every word stands in the title, in whatever order. */
const isAllInTitle = ({ flatTitle }: PageText, words: Words): boolean => words.length > 1 && words.every((same) => same.some((word) => flatTitle.includes(word)));

/** The best section's share of the words; a word in the heading counts a little more. */
const sectionShare = (page: PageText, words: Words): number =>
  Math.max(0, ...page.flatSections.map(({ title, text }) => share(words, (word) => (text.includes(word) ? (title.includes(word) ? 1.3 : 1) : 0))));

const hasCode = (page: PageText, codes: readonly string[]): boolean => {
  const own = (page.fragment.meta['code'] ?? '').split(' ').map(joinCode);
  return codes.some((code) => own.includes(code));
};

/** A page that was found by the beginning of another code is not what a code asks for. */
const codeFactor = (page: PageText, codes: readonly string[], named: boolean): number => {
  if (named) return 3;
  if (codes.length === 0) return 1;
  const joined = joinCode(page.flatContent);
  return codes.some((code) => joined.includes(code)) ? 1 : 0.02;
};

/**
 * Entries of registers, and sheets: only their own name counts in full. They say in it what they are about, so that one whose name has
 * none of the query's words only mentions them; and less where a query asks how.
 */
const namingShare = 0.6;
const minorShare = 0.25;
const askedShare = 0.4;
/** An entry of the kind that the query asks for. */
const fittingShare = 0.75;
const namedTypeFactor = 3;
/** A document whose title goes on as typed comes before such an entry, and the entry before those that only mention it. */
const unfinishedShare = 0.75;
/** A tool, or a role, comes after the document it belongs to. */
const aloneShare = 0.9;
/** Pages that list others, such as a chapter's opening and the charts of all KPIs, name everything and answer nothing. */
const listShare = 0.4;
/** Templates and methods are full of sample figures about everything. */
const sampleShare = 0.8;

const ownShare = ({ meta }: PageText['fragment']): number => {
  if (meta['code'] !== undefined) return 1;
  return /工具|岗位/u.test(meta['type'] ?? '') ? aloneShare : listShare;
};

const isNamedBy = ({ flatTitle, flatNames }: PageText, wordings: readonly string[]): boolean =>
  [flatTitle, ...flatNames].some((name) => wordings.some((wording) => wording.length >= shortestPart && name.includes(wording)));

/** Entries of registers, and sheets, name much and say little about how to do it. */
const kindFactor = ({ fragment, sections }: PageText, factor: number, naming: boolean, { types, asksHow }: Intent): number => {
  const wanted = types.has(fragment.meta['type'] ?? '');
  const named = wanted ? namedTypeFactor : 1;
  if (sections.length > 0) return named * ownShare(fragment) * (/模板|分析方法/u.test(fragment.meta['type'] ?? '') ? sampleShare : 1);
  const bare = wanted ? fittingShare : naming ? namingShare : minorShare;
  return named * (factor >= nameFactor ? 1 : factor >= unfinishedFactor ? unfinishedShare : bare) * (asksHow && !wanted ? askedShare : 1);
};

/** Lifts a page whose title or text holds a wording literally, else the one with most of the words in one section. */
export const rerankPage = (candidate: Candidate, page: PageText, wanted: Wanted): RankedPage => {
  const { queries, words, intent } = wanted;
  const terms = queries.map(flatText);
  const flatWords = words.map((same) => same.map(flatText));
  const factor = Math.max(isAllInTitle(page, flatWords) ? 2 : 1, ...[...terms, flatText(candidate.term)].map((term) => titleFactor(page, term, wanted, flatWords)));
  const spread = flatWords.length > 1 && factor < 2
    ? 0.15 + 0.5 * sectionShare(page, flatWords)
    : 1;
  const codes = parseCodeQuery(queries[0] ?? '');
  const named = hasCode(page, codes);
  return {
    candidate,
    page,
    score: candidate.score * factor * spread * kindFactor(page, factor, named || isNamedBy(page, [...terms, ...flatWords.flat()]), intent) * codeFactor(page, codes, named),
    named,
    literal: named || terms.some((term) => term !== '' && page.flatContent.includes(term)),
    coverage: share(flatWords, holds(page)),
  };
};
