/** Chinese punctuation between Latin letters or digits, which the index would join to one word: `IP65，3000 K`. */
const joined = /(?<=[A-Za-z0-9%℃°])([，。；：、！？（）～—…／])(?=[A-Za-z0-9±])/gu;

/** A text with a space after such punctuation. For the index, not for readers. */
export const separateText = (text: string): string => text.replace(joined, '$1 ');
