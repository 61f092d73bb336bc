import { bigramsOf } from '../../../search/han-text.ts';
import type { Assistance } from './assistance.ts';

const mostPhrases = 6;

const shared = (parts: ReadonlySet<string>, text: string): number => [...parts].filter((part) => text.includes(part)).length;

/** Phrases of the site that share most with a query that found nothing; short ones first among equals. */
export const nearestPhrases = (query: string, { phrases }: Assistance): readonly string[] => {
  const characters = [...query.replace(/\s/gu, '')];
  const parts = new Set([...characters.filter((character) => /[\u3400-\u9fff]/u.test(character)), ...bigramsOf(characters.join(''))]);
  return phrases
    .map(({ text }) => ({ text, score: shared(parts, text) / Math.sqrt(text.length) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.text.length - b.text.length)
    .slice(0, mostPhrases)
    .map(({ text }) => text);
};
