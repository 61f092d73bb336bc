/** Chinese punctuation between Latin letters or digits, which the index would join to one word: `IP65，3000 K`. */
const joined = /(?<=[A-Za-z0-9%℃°])([，。；：、！？（）～—…／])(?=[A-Za-z0-9±])/gu;

const separateText = (text: string): string => text.replace(joined, '$1 ');

/** The page's HTML with a space after such punctuation, in text only and never inside a tag. For the index, not for readers. */
export const separateTokens = (html: string): string => html.replace(/>[^<]+</gu, separateText);
