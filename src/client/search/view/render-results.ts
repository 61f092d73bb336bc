import type { DocumentHit, SearchAnswer, SectionHit } from '../answer/search-answer.ts';
import { createElement, renderPieces } from './create-element.ts';
import { addHighlight } from './highlight-address.ts';

/** Numbers the options of one list, for `aria-activedescendant`. */
type NextId = () => string;

const renderBadges = ({ code, named, type, status, chapter }: DocumentHit): HTMLElement => {
  const badges = [['code', code], ['type', type], ['status', status], ['chapter', chapter]] as const;
  const filled = badges.filter(([, text]) => text !== '');
  return createElement('span', { class: 'search__badges' }, filled.map(([kind, text]) => createElement('span', { class: `search__badge search__badge--${kind}` }, [kind === 'code' && named ? createElement('mark', {}, [text]) : text])));
};

const renderOption = (href: string, words: readonly string[], kind: string, id: string, children: readonly Node[]): HTMLElement =>
  createElement('a', { class: `search__option search__option--${kind}`, role: 'option', id, tabindex: '-1', 'aria-selected': 'false', href: addHighlight(href, words) }, children);

const renderSection = (section: SectionHit, words: readonly string[], id: string): HTMLElement =>
  renderOption(section.href, words, 'section', id, [
    createElement('span', { class: 'search__heading' }, renderPieces(section.title)),
    createElement('span', { class: 'search__excerpt' }, renderPieces(section.excerpt)),
  ]);

const renderDocument = (hit: DocumentHit, nextId: NextId): HTMLElement => {
  const excerpt = hit.sections.length > 0 ? [] : [createElement('span', { class: 'search__excerpt' }, renderPieces(hit.excerpt))];
  const title = createElement('span', { class: 'search__title' }, renderPieces(hit.title));
  const name = hit.title.map(({ text }) => text).join('');
  return createElement('div', { class: 'search__document', role: 'group', 'aria-label': name }, [
    renderOption(hit.href, hit.words, 'document', nextId(), [title, renderBadges(hit), ...excerpt]),
    ...hit.sections.map((section) => renderSection(section, hit.words, nextId())),
  ]);
};

const renderInstant = ({ instant }: SearchAnswer, nextId: NextId): readonly HTMLElement[] => {
  if (instant === undefined) return [];
  const children = [
    createElement('span', { class: 'search__badge search__badge--type' }, [instant.kind]),
    createElement('span', { class: 'search__title' }, [instant.term]),
    createElement('span', { class: 'search__definition' }, [instant.definition]),
  ];
  const group = { class: 'search__document search__document--instant', role: 'group', 'aria-label': '直接回答' };
  return [createElement('div', group, [renderOption(instant.href, [], 'document', nextId(), children)])];
};

/** The options of the result list: the instant answer, the documents with their sections, a divider before loose matches. */
export const renderResults = (answer: SearchAnswer): readonly HTMLElement[] => {
  let last = 0;
  const nextId = (): string => `search-option-${String((last += 1))}`;
  const firstLoose = answer.hits.findIndex((hit) => hit.loose);
  const divider = createElement('p', { class: 'search__divider', role: 'presentation' }, ['相关结果']);
  return [
    ...renderInstant(answer, nextId),
    ...answer.hits.flatMap((hit, at) => [...(at === firstLoose ? [divider] : []), renderDocument(hit, nextId)]),
  ];
};
