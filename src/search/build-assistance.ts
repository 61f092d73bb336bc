import type { AssistanceFile, SearchSource, SynonymFile } from './assistance-file.ts';
import { buildPinyinTable, commonCharacters, readingOf, readingsInContext } from './build-pinyin-table.ts';
import { buildTraditionalPairs } from './build-traditional-pairs.ts';
import { everydayWords } from './everyday-words.ts';
import { isHan } from './han-text.ts';
import { normaliseText } from './normalise-text.ts';

/** The small file of the first query. Groups with fewer than two different words, or without a word of the site, are left out. */
export const buildSynonyms = (source: SearchSource): SynonymFile => {
  const text = source.text.join('\n');
  const used = charactersOf(source.text);
  // Most everyday words have a character that the manual never uses: then nothing has to be gone through.
  const occurs = (word: string): boolean => [...word].every((character) => character < '\u4e00' || character > '\u9fff' || used.has(character)) && text.includes(word);
  return {
    groups: source.synonyms.map((group) => [...new Set(group.map(normaliseText).filter(Boolean))]).filter((group) => group.length > 1),
    everyday: everydayWords.filter((group) => group.some(occurs)),
  };
};

/** The file that is loaded when nothing matches literally. Deterministic: sorted, without duplicates. */
export const buildAssistance = (source: SearchSource): AssistanceFile => {
  const phrases = phrasesOf(source);
  const used = charactersOf([...source.text, ...phrases]);
  return {
    phrases: phrases.map(annotateReadings),
    latin: latinWordsOf(source),
    pinyin: buildPinyinTable([...new Set([...commonCharacters(), ...used])].sort()),
    traditional: buildTraditionalPairs(used),
  };
};

const phrasesOf = (source: SearchSource): readonly string[] =>
  [...new Set([...source.phrases, ...source.synonyms.flat()].map(normaliseText).filter((phrase) => /[\u3400-\u9fff]{2}/u.test(phrase)))].sort();

/** The ideographs of the basic block, counted off: a large manual has millions. */
function charactersOf(texts: readonly string[]): ReadonlySet<string> {
  const [first, last] = [0x4e00, 0x9fff];
  const seen = new Uint8Array(last - first + 1);
  for (const text of texts) for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= first && code <= last) seen[code - first] = 1;
  }
  return new Set([...seen.keys()].filter((at) => seen[at] === 1).map((at) => String.fromCharCode(first + at)));
}

/** Between Latin words: what need not be normalised to find them. */
const chinese = /[\u3400-\u9fff]+/gu;

const latinWordsOf = (source: SearchSource): readonly string[] => {
  const synonyms = source.synonyms.flat().filter((word) => !/[\u3400-\u9fff]/u.test(word));
  const found = [...source.latin, ...synonyms, ...source.text, ...source.phrases].flatMap((text) => normaliseText(text.replace(chinese, ' ')).match(/[a-z][a-z0-9]{2,11}/gu) ?? []);
  return [...new Set(found)].sort();
};

/** Appends the readings that context decides otherwise than the table, counted over the Chinese characters only. */
const annotateReadings = (phrase: string): string => {
  const han = [...phrase].filter(isHan);
  const context = readingsInContext(han.join(''));
  const different = han.flatMap((character, at) => (context[at] === readingOf(character) ? [] : [`${String(at)}${context[at] ?? ''}`]));
  return different.length === 0 ? phrase : `${phrase}|${different.join(',')}`;
};
