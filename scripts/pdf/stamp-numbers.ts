import type { NumberFont } from './number-fonts.ts';
import { glyphsRed, markRed, pageMark, totalMark } from './number-marks.ts';
import type { DrawnSlot } from './number-marks.ts';

/** What is to be drawn in place of the marks of a part. */
export interface NumberStamps {
  /** In the order of the slots on the print page. */
  readonly slots: readonly (Omit<DrawnSlot, 'target'> & { readonly label: string })[];
  /** The label of each page of the part as it was printed. */
  readonly pages: readonly string[];
  /** What the margin boxes say of the length of the book. */
  readonly total: string;
}

export interface StampedPage {
  readonly content: string;
  /** How many slots have got their numbers. */
  readonly filled: number;
  /** Slots, by their places, that have no room for their numbers. */
  readonly tight: readonly number[];
}

type Fonts = (name: string) => NumberFont | undefined;

/** Draws the numbers of a page (counted from 0) in place of the marks. Nothing else moves, but for what stands before a number in a margin box. */
export function stampPage(content: string, page: number, stamps: NumberStamps, fonts: Fonts): StampedPage {
  const tight: number[] = [];
  let filled = 0;
  const plain = page === 0 ? dropGlyphs(content) : content;
  const slotted = plain.replace(SLOT, (whole, green: string, blue: string, between: string, run: string) => {
    const at = placeOf(green, blue);
    const slot = stamps.slots[at];
    if (!slot) return whole;
    if (run === NOTHING) return `${formatColor(slot.color)}\n${between}${run}`;
    const [drawn] = readRuns(run, fonts);
    if (!drawn) throw new Error(`第 ${page + 1} 页的一处页码认不出来。`);
    filled += 1;
    const glyphs = glyphsFor(slot.label, drawn.font);
    const [is, was] = [widthOf(glyphs, drawn), widthOf(drawn.glyphs, drawn)];
    if (is > Math.max(was, slot.room) + TOLERANCE) tight.push(at);
    return `${formatColor(slot.color)}\n${between}${formatRun(drawn, drawn.x + slot.align * (was - is), glyphs)}`;
  });
  const left = [...slotted.matchAll(SLOT_COLOR)].some(([, green, blue]) => placeOf(green, blue) < stamps.slots.length);
  if (left) throw new Error(`第 ${page + 1} 页还有没填的页码。`);
  return { content: stampMargins(slotted, stamps.pages[page] ?? '', stamps.total, fonts), filled, tight };
}

/** What Chromium writes of a text that lies on the neighbouring page: a line that the end of the page cuts off is begun on both. */
const NOTHING = 'BT\nET\n';

/** Rounding of positions in a content stream, in CSS pixels. */
const TOLERANCE = 0.5;

/** A channel of a colour as Chromium writes it: four decimals, no nought before the point. */
const inkOf = (value: number): string => (value / 255).toFixed(4).replace(/^0/, '');
const channel = (text = ''): number => Math.round(Number(text) * 255);
const placeOf = (green: string | undefined, blue: string | undefined): number => channel(green) * 256 + channel(blue);
const formatColor = (color: readonly number[]): string => {
  const ink = color.map((value) => Number((value / 255).toFixed(4))).join(' ');
  return `${ink} RG ${ink} rg`;
};

const escapeDot = (text: string): string => text.replace('.', '\\.');
const RED = escapeDot(inkOf(markRed));
const SLOT_COLOR = new RegExp(`^${RED} (\\S+) (\\S+) RG`, 'gm');
/** The colour of a mark, what may stand between it and its text (a graphics state, a tag), and the text. */
const SLOT = new RegExp(`^${RED} (\\S+) (\\S+) RG ${RED} \\1 \\2 rg\\n((?:(?!BT\\n)[^\\n]*\\n){0,6}?)(BT\\n[^]*?ET\\n)`, 'gm');

const GLYPHS_RED = escapeDot(inkOf(glyphsRed));
const GLYPHS = new RegExp(`^${GLYPHS_RED} 0 (\\S+) RG ${GLYPHS_RED} 0 \\1 rg\\n[^]*?(?=^\\S+ \\S+ \\S+ RG |(?![^]))`, 'gm');

/** What was drawn only to have its glyphs in the file. */
const dropGlyphs = (content: string): string => content.replace(GLYPHS, (section) => section.replace(/^BT\n[^]*?^ET\n/gm, ''));

/** A stretch of text of one font. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly fontName: string;
  readonly font: NumberFont;
  readonly size: number;
  /** The first four numbers of the text matrix. */
  readonly turn: string;
  readonly x: number;
  readonly y: string;
  readonly glyphs: readonly string[];
}

const RUN = /^BT\n\/(\S+) (\S+) Tf\n(\S+ \S+ \S+ \S+) (\S+) (\S+) Tm\n([^]*?)^ET\n/gm;

function readRuns(content: string, fonts: Fonts): readonly Run[] {
  return [...content.matchAll(RUN)].flatMap(({ index, 0: whole, 1: fontName = '', 2: size, 3: turn = '', 4: x, 5: y = '', 6: body = '' }) => {
    const font = fonts(fontName);
    const glyphs = [...body.matchAll(/<([0-9A-F]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    return font ? [{ start: index, end: index + whole.length, fontName, font, size: Number(size), turn, x: Number(x), y, glyphs }] : [];
  });
}

const widthOf = (glyphs: readonly string[], { font, size }: Run): number => glyphs.reduce((sum, glyph) => sum + font.widthOf(glyph), 0) * (size / 1000);

function glyphsFor(text: string, font: NumberFont): readonly string[] {
  return [...text].map((character) => {
    const glyph = font.glyphOf.get(character);
    if (glyph === undefined) throw new Error(`页码要用的「${character}」不在印好的字体里。`);
    return glyph;
  });
}

const textOf = ({ glyphs, font }: Run): string => glyphs.map((glyph) => font.characterOf.get(glyph) ?? '?').join('');

const formatRun = ({ fontName, size, turn, y }: Run, x: number, glyphs: readonly string[]): string => `BT\n/${fontName} ${size} Tf\n${turn} ${formatPlace(x)} ${y} Tm\n<${glyphs.join('')}> Tj\nET\n`;

const formatPlace = (x: number): string => String(Number(x.toFixed(4)));

/**
 * Margin boxes lie before everything that has a tag. A number is shorter than its mark: what stands before it in its line moves up to it, so
 * that a line that ends at the margin still does.
 */
function stampMargins(content: string, label: string, total: string, fonts: Fonts): string {
  const tagged = content.search(/BDC$/m);
  const head = tagged < 0 ? content : content.slice(0, tagged);
  let stamped = '';
  let last = content.length;
  let after: Run | undefined;
  let shift = 0;
  for (const run of readRuns(head, fonts).toReversed()) {
    const width = widthOf(run.glyphs, run);
    if (!after || after.y !== run.y || Math.abs(run.x + width - after.x) > TOLERANCE) shift = 0;
    after = run;
    const number = NUMBERS[textOf(run)]?.({ label, total });
    if (number === undefined && shift === 0) continue;
    const glyphs = number === undefined ? run.glyphs : glyphsFor(number, run.font);
    shift += width - widthOf(glyphs, run);
    stamped = formatRun(run, run.x + shift, glyphs) + content.slice(run.end, last) + stamped;
    last = run.start;
  }
  return content.slice(0, last) + stamped;
}

const NUMBERS: Readonly<Record<string, (numbers: { readonly label: string; readonly total: string }) => string>> = {
  [pageMark]: ({ label }) => label,
  [totalMark]: ({ total }) => total,
};
