import { pinyin } from 'pinyin-pro';

/** The reading of one character outside any context, without tone, ü as v: `lai`; empty when it has none. */
export const readingOf = (character: string): string => {
  const [reading = ''] = pinyin(character, { toneType: 'none', type: 'array', v: true });
  return /^[a-z]+$/u.test(reading) ? reading : '';
};

/** The readings of Chinese characters in their context. */
export const readingsInContext = (han: string): readonly string[] => pinyin(han, { toneType: 'none', type: 'array', v: true });

const decoder = new TextDecoder('gb18030');

const hanOfRow = (row: number): readonly string[] =>
  Array.from({ length: 0xfe - 0xa1 + 1 }, (_, at) => decoder.decode(Uint8Array.of(row, 0xa1 + at))).filter((c) => /^[\u4e00-\u9fff]$/u.test(c));

/** The 3,755 characters of GB 2312's first level: a mistyped character is seldom one of the site's own, and hardly ever a rare one. */
export const commonCharacters = (): readonly string[] => Array.from({ length: 0xd7 - 0xb0 + 1 }, (_, at) => hanOfRow(0xb0 + at)).flat();

/** `lai来莱|liao料廖`, sorted by reading. */
export const buildPinyinTable = (characters: Iterable<string>): string => {
  const byReading = Map.groupBy(characters, readingOf);
  byReading.delete('');
  return [...byReading].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reading, members]) => `${reading}${members.join('')}`).join('|');
};
