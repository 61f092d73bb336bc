import type { AssistanceFile } from '../../../search/assistance-file.ts';

/** One character of a phrase with its reading; Latin letters and digits read as themselves. */
export interface Syllable {
  readonly character: string;
  readonly reading: string;
  /** The reading without what many speakers do not tell apart. */
  readonly blurred: string;
}

export interface Phrase {
  readonly text: string;
  readonly syllables: readonly Syllable[];
  /** All readings and all their first letters, joined: a phrase that has none of the letters asked for is passed over. */
  readonly spelled: string;
  readonly initials: string;
}

/** A better wording of the query. */
export interface Suggestion {
  readonly query: string;
  readonly weight: number;
}

export interface Assistance {
  readonly readings: ReadonlyMap<string, string>;
  readonly simplified: ReadonlyMap<string, string>;
  readonly phrases: readonly Phrase[];
  readonly latin: ReadonlySet<string>;
}

const parseReadings = (table: string): ReadonlyMap<string, string> =>
  new Map(table.split('|').flatMap((entry) => {
    const reading = /^[a-z]+/u.exec(entry)?.[0] ?? '';
    return [...entry.slice(reading.length)].map((character): [string, string] => [character, reading]);
  }));

const parsePairs = (pairs: string): ReadonlyMap<string, string> => new Map(pairs.match(/../gu)?.map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]));

const parseOverrides = (list: string): ReadonlyMap<number, string> =>
  new Map(list.split(',').filter(Boolean).map((entry): [number, string] => [Number.parseInt(entry, 10), entry.replace(/^\d+/u, '')]));

/** Sounds that many speakers do not tell apart: zh/z, n/l, ang/an. */
export const blurSound = (reading: string): string => reading.replace(/^([zcs])h/u, '$1').replace(/^n(?=[aeiouv])/u, 'l').replace(/(an|en|in)g$/u, '$1');

const syllableOf = (character: string, reading: string): Syllable => ({ character, reading, blurred: blurSound(reading) });

const isChinese = (character: string): boolean => /[\u3400-\u9fff]/u.test(character);

const phraseOf = (text: string, syllables: readonly Syllable[]): Phrase =>
  ({ text, syllables, spelled: syllables.map(({ reading }) => reading).join(''), initials: syllables.map(({ reading }) => reading.charAt(0)).join('') });

const parsePhrase = (line: string, readings: ReadonlyMap<string, string>): Phrase => {
  const [text = '', overrides = ''] = line.split('|');
  const different = parseOverrides(overrides);
  const characters = [...text];
  const syllables = characters.map((character, at): Syllable => {
    if (!isChinese(character)) return syllableOf(character, /[a-z0-9]/u.test(character) ? character : '');
    const position = characters.slice(0, at).filter(isChinese).length;
    return syllableOf(character, different.get(position) ?? readings.get(character) ?? '');
  });
  return phraseOf(text, syllables.filter(({ reading }) => reading !== ''));
};

/** The assistance file made ready for look-ups. */
export const parseAssistance = (file: AssistanceFile): Assistance => {
  const readings = parseReadings(file.pinyin);
  return {
    readings,
    simplified: parsePairs(file.traditional),
    phrases: file.phrases.map((line) => parsePhrase(line, readings)),
    latin: new Set(file.latin),
  };
};
