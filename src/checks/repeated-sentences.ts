import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { splitSentences } from '../domain/text/sentences.ts';
import type { Check, ManualText } from '../model/manual.ts';

/** Shorter ones are idioms of the trade, not copies: 「不合格品不得流入下一道工序」. */
const shortest = 18;

/** M711: a sentence that two documents have word for word. Titles and names of things are shorter than a sentence. */
export const repeatedSentences: Check = (manual) => {
  const first = new Map<string, ManualText>();
  const isLooked = (text: ManualText): boolean => text.text.length >= shortest && text.from?.kind === 'document' && !pointsElsewhere(text);
  return manual.texts.filter(isLooked).flatMap((text) => splitSentences(text.text).flatMap((sentence) => repeated(first, text, sentence)));
};

/** Where a fact is looked up is the same for every document that doubts it. */
const pointsElsewhere = ({ via }: ManualText): boolean => /\bcheck$/.test(via);

/** A character is one unit or two: most are told apart without counting. */
const isShort = (sentence: string): boolean => sentence.length < shortest || (sentence.length < shortest * 2 && [...sentence].length < shortest);

function repeated(first: Map<string, ManualText>, text: ManualText, sentence: string): readonly Diagnostic[] {
  if (isShort(sentence)) return [];
  const earlier = first.get(sentence);
  if (!earlier) first.set(sentence, text);
  if (!earlier || earlier.from?.id === text.from?.id) return [];
  const opening = [...sentence].slice(0, 12).join('');
  return [
    createDiagnostic('M711', { file: text.file, ...text.place(opening) }, {
      message: `「${opening}……」这句话在 ${earlier.from?.id ?? ''} 里一字不差。`,
      hint: '只在一处写，另一处用 <Ref id="…" /> 引过去；两处真的不同，就把不同写出来。',
      related: [{ file: earlier.file, ...earlier.place(opening), message: '先写在这里' }],
    }),
  ];
}
