/** A word under which a piece of text is found. */
export interface WordForm {
  readonly word: string;
  /** How it was written, where that differs by its accents. */
  readonly written?: string;
  /** Only a part of what was written: it weighs less. */
  readonly isPart: boolean;
}

const isAlphanumeric = (character: string): boolean => /^[\p{Alphabetic}\p{N}]/u.test(character);

const isCapital = (character: string): boolean => /^\p{Uppercase}/u.test(character);

/** What joins the parts of a word and belongs to it: connector punctuation. */
const connectors = new Set('_‿⁀⁔︳︴﹍﹎﹏＿');

/** Letters and digits, in lower case. */
function plainWord(text: string): string {
  let plain = '';
  for (const character of text) if (isAlphanumeric(character) || connectors.has(character)) plain += isCapital(character) ? character.toLowerCase() : character;
  return plain;
}

/** A word without accents. */
const withoutAccents = (word: string): string => (/[^\u0000-\u007f]/u.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word);

function formOf(written: string, isPart: boolean): WordForm {
  const word = withoutAccents(written);
  return word === written ? { word, isPart } : { word, written, isPart };
}

const isUpper = (character = ''): boolean => character.toUpperCase() !== character.toLowerCase() && character === character.toUpperCase();
const isLower = (character = ''): boolean => character.toUpperCase() !== character.toLowerCase() && character === character.toLowerCase();
const isDigit = (character = ''): boolean => /^\d$/u.test(character);

/** Where a name that is written in one word is cut: camelCase, IP65, HTTPRequest. */
function isCut(left: string | undefined, right: string | undefined, next: string | undefined): boolean {
  if (isDigit(left)) return isUpper(right) || isLower(right);
  if (isDigit(right)) return isUpper(left) || isLower(left);
  return isUpper(right) && (isLower(left) || (isUpper(left) && isLower(next)));
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What readers see as one character each. */
const graphemesOf = (text: string): readonly string[] => (/[^\u0000-\u02ff\u4e00-\u9fff]/u.test(text) ? [...graphemes.segment(text)].map(({ segment }) => segment) : [...text]);

/** What was written as its parts, with spaces between them: `T8-LED` as `t 8 led`. */
function partsOf(written: string): string {
  const characters = graphemesOf(written.replace(/[!-/:-@[-`{-~]/gu, ' '));
  const cut = characters.map((character, at) => (at > 0 && isCut(characters[at - 1], character, characters[at + 1]) ? ` ${character}` : character));
  return cut.join('').toLowerCase().split(/\s+/u).filter(Boolean).join(' ');
}

/** One letter of the first alphabet says too little. */
const saysEnough = (word: string): boolean => word.length > 1 || word > '\u007f';

/** With and without the sign that asks for a coloured picture. */
const isEmoji = (grapheme: string): boolean => /^\p{RGI_Emoji}$/v.test(grapheme) || /^\p{RGI_Emoji}$/v.test(`${grapheme}\ufe0f`);

/** All but the digits that emoji begin with. */
const maybeEmoji = /(?![#*\d])\p{Emoji}|\u20e3/u;

const emojiOf = (written: string): readonly string[] => (maybeEmoji.test(written) ? graphemesOf(written).filter(isEmoji) : []);

/** Letters and digits without a capital behind the first: it has no parts. */
const isSimple = (written: string): boolean => [...written].every((character, at) => isAlphanumeric(character) && (at === 0 || !isCapital(character)));

/** The rest of `1.2.3` after each dot, as one word, where it still has several parts. */
const restsOf = (written: string): readonly WordForm[] =>
  written.split('.').map((_, at, parts) => parts.slice(at).join('.')).slice(1).filter((rest) => !isSimple(rest)).map(plainWord).filter((rest) => rest !== '' && saysEnough(rest)).map((rest) => formOf(rest, true));

/**
 * Under which words a piece of text without white space is found: as one word of letters and digits in lower case, under its parts, and
 * under the emoji in it. `isCutFromText` when it was cut from running text, where also the rest after a dot counts.
 */
export function wordForms(written: string, isCutFromText: boolean): readonly WordForm[] {
  const plain = plainWord(written);
  const whole = plain === '' ? [] : [formOf(plain, false)];
  if (isSimple(written)) return whole;
  const parts = plain === '' ? [] : listParts(written, plain);
  const rests = plain !== '' && isCutFromText ? restsOf(written) : [];
  const known = new Set(parts.map(({ word }) => word));
  return [...whole, ...parts, ...rests.filter(({ word }) => !known.has(word)), ...emojiOf(written).map((word) => ({ word, isPart: false }))];
}

function listParts(written: string, plain: string): readonly WordForm[] {
  const parts = partsOf(written);
  return parts.includes(' ') || !plain.startsWith(parts) ? parts.split(' ').filter(saysEnough).map((part) => formOf(part, true)) : [];
}
