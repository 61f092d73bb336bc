import { charactersOf, latinWordsOf } from '../domain/text/vocabulary.ts';
import type { AssistanceFile, SearchSource, SynonymFile } from './assistance-file.ts';
import { buildPinyinTable, commonCharacters, readingOf, readingsInContext } from './build-pinyin-table.ts';
import { buildTraditionalPairs } from './build-traditional-pairs.ts';
import { isHan } from './han-text.ts';
import { normaliseText } from './normalise-text.ts';

/** The small file of the first query. Groups with fewer than two different words, or without a word of the site, are left out. */
export const buildSynonyms = ({ synonyms, vocabulary }: SearchSource): SynonymFile => ({
  groups: synonyms.map((group) => [...new Set(group.map(normaliseText).filter(Boolean))]).filter((group) => group.length > 1),
  everyday: vocabulary.everyday,
});

/** The file that is loaded when nothing matches literally. Deterministic: sorted, without duplicates. */
export const buildAssistance = (source: SearchSource): AssistanceFile => {
  const phrases = phrasesOf(source);
  const used = charactersOf([source.vocabulary.characters, ...phrases]);
  return {
    phrases: phrases.map(annotateReadings),
    latin: latinWordsOf(latinTexts(source)),
    pinyin: buildPinyinTable([...new Set([...commonCharacters(), ...used])].sort()),
    traditional: buildTraditionalPairs(used),
  };
};

const phrasesOf = (source: SearchSource): readonly string[] =>
  [...new Set([...source.phrases, ...source.synonyms.flat()].map(normaliseText).filter((phrase) => /[\u3400-\u9fff]{2}/u.test(phrase)))].sort();

/** Of groups of synonyms that are Chinese nothing counts: their Latin words stand by themselves. */
const latinTexts = ({ phrases, synonyms, latin, vocabulary }: SearchSource): readonly string[] => [...latin, ...synonyms.flat().filter((word) => !/[\u3400-\u9fff]/u.test(word)), ...vocabulary.latin, ...phrases];

/** Appends the readings that context decides otherwise than the table, counted over the Chinese characters only. */
const annotateReadings = (phrase: string): string => {
  const han = [...phrase].filter(isHan);
  const context = readingsInContext(han.join(''));
  const different = han.flatMap((character, at) => (context[at] === readingOf(character) ? [] : [`${String(at)}${context[at] ?? ''}`]));
  return different.length === 0 ? phrase : `${phrase}|${different.join(',')}`;
};
