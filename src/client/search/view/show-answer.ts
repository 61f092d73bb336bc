import type { SearchAnswer } from '../answer/search-answer.ts';
import type { FacetChoice } from '../ranking/facet-counts.ts';
import { describeAnswer } from './describe-answer.ts';
import type { DialogParts } from './dialog-parts.ts';
import { activateFirst } from './option-list.ts';
import { readRecent } from './recent-searches.ts';
import { renderFilters } from './render-filters.ts';
import { renderNearest, renderNothingFound, renderRecent, renderUnavailable } from './render-hints.ts';
import { renderResults } from './render-results.ts';

/** The dialog before anything is typed. */
export const showIdle = (parts: DialogParts): void => {
  parts.status.textContent = '';
  parts.filters.replaceChildren();
  parts.results.replaceChildren();
  parts.hints.replaceChildren(...renderRecent(readRecent()));
  parts.more.hidden = true;
  parts.input.setAttribute('aria-expanded', 'false');
  parts.input.removeAttribute('aria-activedescendant');
};

/** The dialog while the index loads for the first time. */
export const showLoading = (parts: DialogParts): void => {
  parts.status.textContent = '正在加载搜索索引…';
};

export const showUnavailable = (parts: DialogParts): void => {
  showIdle(parts);
  parts.hints.replaceChildren(...renderUnavailable());
};

export const showFilters = (parts: DialogParts, { facets }: SearchAnswer, choice: FacetChoice): void => {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['searchValue'] : undefined;
  parts.filters.replaceChildren(...renderFilters(facets, choice));
  // The chip that was pressed has been drawn anew; the keyboard stays on it.
  if (focused !== undefined) parts.filters.querySelector<HTMLElement>(`[data-search-value="${CSS.escape(focused)}"]`)?.focus();
};

/** The results of a query, or what to try when there are none. */
export const showAnswer = (parts: DialogParts, answer: SearchAnswer): void => {
  const empty = answer.hits.length === 0 && answer.instant === undefined;
  parts.status.textContent = describeAnswer(answer);
  parts.results.replaceChildren(...renderResults(answer));
  parts.hints.replaceChildren(...(empty ? renderNothingFound(answer.query, answer.nearest) : renderNearest(answer.nearest)));
  parts.more.hidden = answer.hits.length >= answer.total;
  parts.input.setAttribute('aria-expanded', String(!empty));
  activateFirst(parts);
};
