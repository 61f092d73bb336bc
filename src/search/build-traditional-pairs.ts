import { Converter } from 'opencc-js/t2cn';

const simplify = Converter({ from: 't', to: 'cn' });

/** Pairs of a traditional character and its simplified form, for simplified characters that the site uses: `檢检驗验`. */
export const buildTraditionalPairs = (used: ReadonlySet<string>): string => {
  const all = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => String.fromCharCode(0x4e00 + at));
  return all.map((character) => ({ character, simple: simplify(character) }))
    .filter(({ character, simple }) => simple !== character && [...simple].length === 1 && used.has(simple))
    .map(({ character, simple }) => `${character}${simple}`).join('');
};
