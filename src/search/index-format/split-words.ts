import { encodeListHead } from './encode-cbor.ts';
import { compareWords } from './compare-words.ts';
import type { IndexWord } from './index-words.ts';
import { joinBytes } from './join-bytes.ts';

/** Words in their order, cut into files: a file ends with the word that fills it. */
export function* splitWords(words: Iterable<IndexWord>, placesInFile: number): Generator<readonly IndexWord[]> {
  let [file, filled]: [IndexWord[], number] = [[], 0];
  for (const word of words) {
    file.push(word);
    filled += word.places;
    if (filled < placesInFile) continue;
    yield file;
    [file, filled] = [[], 0];
  }
  if (file.length > 0) yield file;
}

/** A file of words, without its signature. */
export const joinWords = (words: readonly IndexWord[]): Uint8Array => joinBytes([encodeListHead(1), encodeListHead(words.length), ...words.map(({ bytes }) => bytes)]);

interface Span {
  readonly from: string;
  readonly to: string;
}

/** From which word to which each file goes, told by as many characters as it takes to tell neighbours apart; never to before where it begins. */
export function shortenSpans(spans: readonly Span[]): readonly Span[] {
  const shared = spans.map(({ from }, at) => sharedLength(spans[at - 1]?.to, from));
  return spans.map(({ from, to }, at) => {
    const begin = at === 0 ? from : cut(from, shared[at]);
    const end = at === spans.length - 1 ? to : cut(to, shared[at + 1]);
    return { from: begin, to: compareWords(end, begin) < 0 ? to : end };
  });
}

const cut = (word: string, shared = 0): string => [...word].slice(0, shared + 1).join('');

function sharedLength(a = '', b = ''): number {
  const [left, right] = [[...a], [...b]];
  const different = left.findIndex((character, at) => character !== right[at]);
  return different < 0 ? left.length : different;
}
