import { highlightParameter } from './highlight-parameter.ts';

const mostWords = 6;

/** The link with the words to mark; the part after `#` stays, so that the link works without scripts too. */
export const addHighlight = (href: string, words: readonly string[]): string => {
  const [path = '', hash] = href.split('#');
  const parameters = words.slice(0, mostWords).map((word) => `${highlightParameter}=${encodeURIComponent(word)}`);
  const query = parameters.length === 0 ? '' : `${path.includes('?') ? '&' : '?'}${parameters.join('&')}`;
  return `${path}${query}${hash === undefined ? '' : `#${hash}`}`;
};

/** The words that a link asked to mark. */
export const parseHighlight = (search: string): readonly string[] => new URLSearchParams(search).getAll(highlightParameter).filter(Boolean).slice(0, mostWords);
