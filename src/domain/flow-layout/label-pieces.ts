import { charEm, textEm } from './text-em.ts';

const NEVER_FIRST = new Set('，。、；：？！）》」』】〕〉”’…—·～％‰℃°~%,.;:?!)]}/-');
const NEVER_LAST = new Set('（《「『【〔〈“‘￥([{$#№≥≤≈±+×');
const PAUSES = new Set('，。、；：？！）》」』】,;:?!)');

/** How good a place for the end of a line is. */
export type BreakQuality = 'pause' | 'word' | 'inside';

/** A piece of a label that stays on one line, with the kind of break that follows it. */
export interface LabelPiece {
  readonly text: string;
  readonly em: number;
  /** Width at the end of a line, where a space is not seen, nor the empty half of a full-width stop. */
  readonly endEm: number;
  readonly after: BreakQuality;
}

const BLANK_ENDS = new Set('，。、；：）》」』】');
const words = new Intl.Segmenter('zh', { granularity: 'word' });

const HALF = 0.5;
const SPACE = textEm(' ');

/** Whether the right half of the last character is empty, as with the full-width comma. */
export function hasBlankEnd(line: string): boolean {
  return BLANK_ENDS.has(line.at(-1) ?? '');
}

function piece(text: string, after: BreakQuality): LabelPiece {
  const em = textEm(text);
  const unseen = text.endsWith(' ') ? SPACE : hasBlankEnd(text) ? HALF : 0;
  return { text, em, endEm: em - unseen, after };
}

const isWordChar = (char: string): boolean => char > ' ' && char < '⸀' && !NEVER_FIRST.has(char) && !NEVER_LAST.has(char);

/** Whether a line may break between two neighbouring characters: Chinese rules, Latin words and codes whole. */
function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before) || after === ' ') return false;
  return !(isWordChar(after) && (isWordChar(before) || '-/.,:'.includes(before)));
}

/** Positions at which a word begins. */
function wordStarts(text: string): ReadonlySet<number> {
  return new Set([...words.segment(text)].map(({ index }) => index));
}

function quality(last: string, wordStart: boolean): BreakQuality {
  if (PAUSES.has(last)) return 'pause';
  return wordStart ? 'word' : 'inside';
}

/** Cuts a label into the pieces between which lines may break. */
export function labelPieces(text: string): readonly LabelPiece[] {
  const starts = wordStarts(text);
  const pieces: LabelPiece[] = [];
  let current = '';
  let last = '';
  let position = 0;
  for (const char of text) {
    if (last !== '' && mayBreak(last, char)) {
      pieces.push(piece(current, quality(last, starts.has(position))));
      current = '';
    }
    current += char;
    last = char;
    position += char.length;
  }
  return current === '' ? pieces : [...pieces, piece(current, 'pause')];
}

/** A piece longer than a line is cut between characters, after a hyphen or stroke where there is one. */
export function cutPiece(whole: LabelPiece, maxEm: number): readonly LabelPiece[] {
  if (whole.em <= maxEm) return [whole];
  const cuts: LabelPiece[] = [];
  for (let rest = [...whole.text]; rest.length > 0; ) {
    const count = cutPosition(rest, maxEm);
    const text = rest.slice(0, count).join('');
    rest = rest.slice(count);
    cuts.push(piece(text, rest.length > 0 ? 'inside' : whole.after));
  }
  return cuts;
}

function cutPosition(chars: readonly string[], maxEm: number): number {
  let width = 0;
  let fits = 0;
  for (const char of chars) {
    width += charEm(char);
    if (width > maxEm && fits > 0) break;
    fits += 1;
  }
  if (fits === chars.length) return fits;
  const hyphen = Math.max(chars.lastIndexOf('-', fits - 1), chars.lastIndexOf('/', fits - 1)) + 1;
  if (hyphen > 1) return hyphen;
  while (fits > 1 && NEVER_FIRST.has(chars[fits] ?? '')) fits -= 1;
  return fits;
}
