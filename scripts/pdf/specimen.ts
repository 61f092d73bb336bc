import { inflate } from './flate.ts';
import { bytesOfLatin1, latin1Of } from './latin1.ts';
import { referencesIn, splitStream } from './pdf-text.ts';
import { formatPlainFile } from './plain-file.ts';
import type { PlainFile } from './plain-file.ts';

/**
 * A file of one page on which every glyph that a part draws stands once in each of its fonts: whoever extracts the text of it has extracted each
 * character of the part, in a fraction of the time.
 */
export function makeSpecimen({ objects }: PlainFile): Uint8Array {
  const shown = collectGlyphs(objects);
  const used = reach(withoutOutlines(objects), [...shown.keys()]);
  const last = Math.max(0, ...used.keys());
  const [catalog, pages, page, contents, info] = [last + 1, last + 2, last + 3, last + 4, last + 5];
  const fonts = [...shown.keys()].map((font) => `/F${font} ${font} 0 R`).join(' ');
  const text = [...shown].map(([font, glyphs], line) => `BT /F${font} 1 Tf 1 0 0 1 1 ${(line + 1) * LINE} Tm <${[...glyphs].join('')}> Tj ET`).join('\n');
  // What stands outside of the page is not extracted.
  const width = WIDEST * Math.max(1, ...[...shown.values()].map(({ size }) => size));
  return formatPlainFile(
    [
      ...used,
      [catalog, `<</Type /Catalog /Pages ${pages} 0 R>>`],
      [pages, `<</Type /Pages /Count 1 /Kids [${page} 0 R]>>`],
      [page, `<</Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${width} ${(shown.size + 1) * LINE}] /Resources <</Font <<${fonts}>>>> /Contents ${contents} 0 R>>`],
      [contents, `<</Length ${text.length}>>\nstream\n${text}\nendstream`],
      [info, '<<>>'],
    ],
    catalog,
    info,
  );
}

/** Lines so far apart that two are not taken for one, and more room than any glyph takes, in sizes of the font. */
const LINE = 10;
const WIDEST = 5;

type Objects = PlainFile['objects'];

const OUTLINES = /\/FontFile\d? \d+ 0 R/;

/** What a glyph looks like says nothing of its character: that stands in the font's map. Reading the outlines took half of the time. */
const withoutOutlines = (objects: Objects): Objects => new Map([...objects].map(([number, text]) => [number, text.includes('/FontDescriptor') ? text.replace(OUTLINES, '') : text]));

/** The codes of the glyphs by the font, in the order in which they come. */
function collectGlyphs(objects: Objects): ReadonlyMap<number, ReadonlySet<string>> {
  const shown = new Map<number, Set<string>>();
  for (const text of objects.values()) {
    const contents = contentsOf(text, objects);
    const fonts = contents.length === 0 ? new Map<string, number>() : fontsOf(text, objects);
    for (const content of contents) addGlyphs(content, fonts, objects, shown);
  }
  return shown;
}

/** What a page or a form draws; nothing for any other object. */
function contentsOf(text: string, objects: Objects): readonly string[] {
  if (/^<<\s*\/Type \/Page\b/.test(text)) return referencesIn(/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(text)?.[1] ?? '').map((number) => streamText(objects.get(number) ?? ''));
  return text.endsWith('endstream') && /\/Subtype \/Form\b/.test(splitStream(text).dict) ? [streamText(text)] : [];
}

function streamText(text: string): string {
  const { dict, data } = splitStream(text);
  const bytes = bytesOfLatin1(data.slice('stream\n'.length, 'stream\n'.length + Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0)));
  return bytes.length > 0 && dict.includes('/FlateDecode') ? latin1Of(inflate(bytes)) : latin1Of(bytes);
}

function fontsOf(text: string, objects: Objects): ReadonlyMap<string, number> {
  const { dict } = splitStream(text);
  const elsewhere = /\/Resources (\d+) 0 R/.exec(dict)?.[1];
  const own = elsewhere === undefined ? dict : (objects.get(Number(elsewhere)) ?? '');
  return new Map([...(/\/Font\s*<<([^>]*)>>/.exec(own)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, Number(number)]));
}

/** The choice of a font, or a string of glyphs: Chromium writes them as hexadecimal digits. */
const FONT_OR_GLYPHS = /\/(\S+) [-+.\d]+ Tf\b|<([0-9A-Fa-f]+)>/g;

function addGlyphs(content: string, fonts: ReadonlyMap<string, number>, objects: Objects, shown: Map<number, Set<string>>): void {
  let glyphs = new Set<string>();
  let digits = 2;
  for (const [, name, codes = ''] of content.matchAll(FONT_OR_GLYPHS)) {
    if (name === undefined) {
      for (let at = 0; at < codes.length; at += digits) glyphs.add(codes.slice(at, at + digits));
      continue;
    }
    const font = fonts.get(name) ?? 0;
    glyphs = shown.get(font) ?? new Set();
    shown.set(font, glyphs);
    digits = (objects.get(font) ?? '').includes('/Type0') ? 4 : 2;
  }
}

/** These objects and all that they refer to. */
function reach(objects: Objects, from: readonly number[]): ReadonlyMap<number, string> {
  const reached = new Map<number, string>();
  const open = [...from];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const text = objects.get(number);
    if (text === undefined || reached.has(number)) continue;
    reached.set(number, text);
    open.push(...referencesIn(text));
  }
  return reached;
}
