/** The sentences of a text without spaces and end marks: 「先断电。再拆盖；」 → 先断电, 再拆盖. */
export const splitSentences = (text: string): readonly string[] =>
  text
    .split(/[。！？；!?;\n]/u)
    .map((sentence) => sentence.replace(/\s+/gu, ''))
    .filter((sentence) => sentence !== '');
