import type { SearchBackend } from '../answer/search-answer.ts';
import type { FacetChoice } from '../ranking/facet-counts.ts';
import type { DialogParts } from './dialog-parts.ts';
import { latestOnly } from './latest-only.ts';
import { showAnswer, showFilters, showIdle, showLoading, showUnavailable } from './show-answer.ts';

const pageSize = 10;

/** What the reader has asked for. Compared by identity: a changed question makes the answers to older ones void. */
interface Question {
  readonly query: string;
  readonly choice: FacetChoice;
  readonly limit: number;
}

const emptyQuestion: Question = { query: '', choice: {}, limit: pageSize };

/** The dialog's commands. */
export interface SearchDialog {
  /** Begins in the dialog that has been opened: with the query that is given, or with what stands in the field. */
  readonly open: (query?: string) => void;
  /** Searches for another text, with the same filters. */
  readonly ask: (query: string) => void;
  /** Puts a text into the field and searches for it without filters. */
  readonly replace: (query: string) => void;
  /** Sets a filter, or takes it away. */
  readonly toggle: (facet: string, value: string) => void;
  readonly showMore: () => void;
}

const toggleChoice = (choice: FacetChoice, facet: string, value: string): FacetChoice => {
  const others = Object.fromEntries(Object.entries(choice).filter(([name]) => name !== facet));
  return choice[facet] === value ? others : { ...others, [facet]: value };
};

/** Starts the backend when it is first needed, and again after a failure. */
const openOnDemand = (openBackend: () => Promise<SearchBackend>): (() => Promise<SearchBackend>) => {
  let backend: Promise<SearchBackend> | undefined;
  return () => {
    const opened = backend ?? openBackend();
    backend = opened;
    opened.catch(() => { backend = undefined; });
    return opened;
  };
};

/** The commands over the dialog's elements. The backend is started when the dialog first opens. */
export const createSearchDialog = (parts: DialogParts, openBackend: () => Promise<SearchBackend>): SearchDialog => {
  let current = emptyQuestion;
  const start = openOnDemand(openBackend);

  const answer = async (question: Question): Promise<void> => {
    const backend = await start();
    const answered = await backend.search({ ...question, waitForFacets: false });
    if (question !== current) return;
    showAnswer(parts, answered);
    const counted = answered.facetsPending ? await backend.search({ ...question, waitForFacets: true }) : answered;
    if (question === current) showFilters(parts, counted, question.choice);
  };
  const run = latestOnly((question: Question) => answer(question).catch(() => { if (question === current) showUnavailable(parts); }));

  const change = (changes: Partial<Question>): void => {
    current = { ...current, limit: pageSize, ...changes };
    if (current.query.trim() === '') showIdle(parts);
    else run(current);
  };
  const replace = (query: string): void => {
    parts.input.value = query;
    change({ query, choice: {} });
  };
  const open = (query?: string): void => {
    if (query === undefined) change({ query: parts.input.value, choice: {} });
    else replace(query);
    if (parts.input.value !== '' && parts.results.childElementCount === 0) showLoading(parts);
    // The index loads while the reader is still typing; a failure shows with the first query.
    start().catch(() => undefined);
  };
  return {
    open,
    replace,
    ask: (query) => { change({ query }); },
    toggle: (facet, value) => { change({ choice: toggleChoice(current.choice, facet, value) }); },
    showMore: () => { change({ limit: current.limit + pageSize }); },
  };
};
