import { WordSegmenter } from 'icu';
import type { CutText } from '../../src/search/indexing/page-words.ts';

const segmenter = WordSegmenter.createAuto();

/** Rare Chinese characters, of two units in UTF-16: what stands behind one in the same run of Chinese is not cut (icu 2.3.2). */
const rareHan = /[\u{20000}-\u{3ffff}]/gu;
/** One of a single unit that is in no word either. */
const inItsPlace = '\u9ffc';

/** Cuts Chinese with the dictionary of ICU4X, everything else by the rules of Unicode (UAX 29): as Pagefind does. */
export const cutText: CutText = (text) => {
  const replaced = [...text.matchAll(rareHan)].map(({ index }, before) => index - before);
  const ends = cutCommon(replaced.length === 0 ? text : text.replace(rareHan, inItsPlace));
  if (replaced.length === 0) return ends;
  let before = 0;
  return ends.map((end) => {
    while (before < replaced.length && (replaced[before] ?? end) < end) before += 1;
    return end + before;
  });
};

function cutCommon(text: string): readonly number[] {
  const ends: number[] = [];
  const pieces = segmenter.segment(text);
  // It begins with the place before the first piece.
  pieces.next();
  for (let end = pieces.next(); end >= 0; end = pieces.next()) ends.push(end);
  return ends;
}
