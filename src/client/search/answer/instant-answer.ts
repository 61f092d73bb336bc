import { normaliseText } from '../../../search/normalise-text.ts';
import type { PageFragment } from '../engine/engine-contract.ts';
import type { InstantAnswer } from './search-answer.ts';

const longestDefinition = 90;

const shorten = (text: string): string => {
  const characters = [...text.trim()];
  return characters.length <= longestDefinition ? characters.join('') : `${characters.slice(0, longestDefinition - 1).join('')}…`;
};

const namesOf = ({ meta }: PageFragment): readonly string[] => [meta['title'] ?? '', ...(meta['names'] ?? '').split('|')].map(normaliseText);

/** The answer of the first page that has one and bears one of the names; its own title goes before another page's other name. */
export const instantAnswer = (wordings: readonly string[], fragments: readonly PageFragment[]): InstantAnswer | undefined => {
  const asked = wordings.map(normaliseText).filter(Boolean);
  const answering = fragments.filter(({ meta }) => meta['answer'] !== undefined);
  const found = asked.flatMap((wording) => [
    ...answering.filter(({ meta }) => normaliseText(meta['title'] ?? '') === wording),
    ...answering.filter((fragment) => namesOf(fragment).includes(wording)),
  ])[0];
  if (found === undefined) return undefined;
  const { meta, url } = found;
  return { term: meta['title'] ?? '', definition: shorten(meta['answer'] ?? ''), href: url, kind: meta['type'] ?? '' };
};
