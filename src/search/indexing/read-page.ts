import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import { compareWords } from '../index-format/compare-words.ts';
import { separateText } from '../separate-tokens.ts';
import { tidyText, type PageMark, type PagePart, type SearchedPage } from './searched-page.ts';

/** A sentence ends with each, so that what is shown of a page reads well. */
const blocks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'td', 'div', 'ul', 'li', 'article', 'section']);

/** Their text is also that of the element around them that can be linked to. */
const inlines = new Set(['a', 'abbr', 'acronym', 'b', 'bdo', 'big', 'br', 'button', 'cite', 'code', 'dfn', 'em', 'i', 'img', 'input', 'kbd', 'label', 'map', 'object', 'output', 'q', 'samp', 'script', 'select', 'small', 'span', 'strong', 'sub', 'sup', 'textarea', 'time', 'tt', 'var']);

/** Never searched. */
const unsearched = new Set(['head', 'style', 'script', 'noscript', 'label', 'form', 'svg', 'footer', 'nav', 'iframe', 'template']);

const headingWeights: ReadonlyMap<string, number> = new Map([['h1', 7], ['h2', 6], ['h3', 5], ['h4', 4], ['h5', 3], ['h6', 2]]);

/** What does not end like this ends a sentence by itself. */
const wantsStop = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d'")$*]$/u;

type Attributes = Readonly<Record<string, string>>;

/** Something told about the page: its value stands in an attribute, or else is the element's text. */
interface Telling {
  readonly name: string;
  readonly value: string | undefined;
}

/** An open element. */
interface OpenElement {
  readonly element: string;
  readonly parent: OpenElement | undefined;
  readonly isIgnored: boolean;
  /** Whether its text goes into the page's text. */
  readonly isSearched: boolean;
  readonly weight: PageMark | undefined;
  readonly meta: readonly Telling[];
  readonly filters: readonly Telling[];
  /** Its own text, where something is told by it. */
  readonly own: string[];
  /** Whose text it is a part of. */
  readonly listeners: readonly string[][];
  /** The texts of what can be linked to. */
  readonly anchors: readonly string[][];
  readonly attributes: Attributes;
  /** The last character of its text so far. */
  last: string;
}

const decode = (text: string): string => (text.includes('&') ? decodeHTMLStrict(text) : text);
const readText = (raw: string): string => tidyText(decode(raw));

/** Stands in a told text where something can be linked to: words end there. */
const anchorPlace = ' \u0000 ';
const readTold = (raw: string): string => readText(raw).replace(/\u0000\s?/gu, '');

/** `title` or `type[data-value]`, several with commas between them. */
function readTellings(list: string | undefined, attributes: Attributes): readonly Telling[] {
  return (list?.split(',') ?? []).map((telling) => {
    const { name = '', attribute } = /^\s*(?<name>[^:[\]]+?)\s*(?:\[(?<attribute>[^:]+)\])?\s*$/u.exec(telling)?.groups ?? {};
    if (name === '') throw new Error(`搜索索引读不懂页面里的标记「${telling}」：只能写「名称」或「名称[属性]」。`);
    return { name, value: attribute === undefined ? undefined : decode(attributes[attribute] ?? '') };
  });
}

const weightOf = (element: string, attributes: Attributes): PageMark | undefined => {
  const given = attributes['data-pagefind-weight'];
  if (given !== undefined) return { kind: 'weight', times: Number(given), isHeading: false };
  const times = headingWeights.get(element);
  return times === undefined ? undefined : { kind: 'weight', times, isHeading: true };
};

/**
 * What of a page is searched, as Pagefind's own program reads it from the page's HTML: the text of the elements with `data-pagefind-body`
 * without what is left out, what is told with `data-pagefind-meta` and `data-pagefind-filter`, and which elements can be linked to. The HTML is what our
 * templates write: elements are closed where they end. Throws for marks that are not used here.
 */
export function readPage(html: string): SearchedPage {
  const parts: PagePart[] = [];
  const meta = new Map<string, string>();
  const filters = new Map<string, string[]>();
  let [title, picture]: [string | undefined, Attributes | undefined] = [undefined, undefined];
  let open: OpenElement | undefined;

  const say = (text: string, element: OpenElement | undefined, isSearched: boolean): void => {
    for (const listener of element?.listeners ?? []) listener.push(text);
    if (isSearched) parts.push(text);
  };
  const mark = (part: PageMark, isSearched: boolean): void => {
    if (isSearched) parts.push(part);
  };
  const openElement = (element: string, attributes: Attributes): void => {
    const parent = open;
    const isLeftOut = attributes['data-pagefind-ignore'] !== undefined;
    const anchor = isLeftOut ? undefined : addAnchor(element, attributes, parent);
    if (element === 'br') say(' ', parent, parent?.isSearched === true);
    if (parent && (element === 'br' || anchor)) parent.last = ' ';
    open = describe(element, attributes, parent, { isIgnored: isLeftOut || unsearched.has(element), anchor });
    if (open.isIgnored) return;
    if (open.weight) mark(open.weight, open.isSearched);
    if (blocks.has(element)) say(' ', parent, open.isSearched);
  };
  const addAnchor = (element: string, attributes: Attributes, parent: OpenElement | undefined): string[] | undefined => {
    const id = attributes['id']?.replace(/\s/gu, '');
    if (id === undefined) return undefined;
    for (const listener of parent?.listeners ?? []) listener.push(anchorPlace);
    if (parent?.isSearched !== true) return undefined;
    const text: string[] = [];
    parts.push({ kind: 'anchor', element, id: decode(id), text });
    return text;
  };
  const closeElement = (): void => {
    if (!open) return;
    const { element, attributes, parent, isIgnored, isSearched, weight, own, last } = open;
    tell(open);
    const text = own.join('');
    if (element === 'h1' && title === undefined && text.trim() !== '') title = readTold(text);
    if (element === 'img' && !picture && attributes['src'] !== undefined && (title !== undefined || meta.has('title'))) picture = attributes;
    open = parent;
    if (isIgnored || !parent) return;
    const isBlock = blocks.has(element);
    if (isBlock) say(wantsStop.test(last) ? '. ' : ' ', parent, isSearched);
    if (weight) mark({ kind: 'end' }, isSearched);
    parent.last = isBlock || weight ? ' ' : last || parent.last;
  };
  const tell = ({ meta: told, filters: sorted, own }: OpenElement): void => {
    const text = own.join('');
    const valueOf = ({ value }: Telling): string | undefined => value ?? (text === '' ? undefined : text);
    for (const telling of told) {
      const value = valueOf(telling);
      if (value !== undefined) meta.set(telling.name, readTold(value));
    }
    for (const telling of sorted) {
      const value = valueOf(telling);
      if (value !== undefined) filters.set(telling.name, [...(filters.get(telling.name) ?? []), readTold(readText(value))]);
    }
  };
  const parser = new Parser({
    onopentag: openElement,
    onclosetag: closeElement,
    ontext: (raw) => {
      if (!open) return;
      const text = separateText(raw);
      say(text, open, open.isSearched);
      if (!open.isIgnored) for (const anchor of open.anchors) anchor.push(text);
      open.last = [...text.slice(-2)].at(-1) ?? open.last;
    },
  }, { decodeEntities: false });
  parser.end(html);
  if (picture && !meta.has('image')) {
    meta.set('image', decode(picture['src'] ?? ''));
    meta.set('image_alt', decode(picture['alt'] ?? ''));
  }
  if (title !== undefined && !meta.has('title')) meta.set('title', title);
  return { parts: parts.map(readPart), meta: sortByName(meta), filters: sortByName(filters) };
}

const readPart = (part: PagePart): PagePart => {
  if (typeof part === 'string') return decode(part);
  return part.kind === 'anchor' ? { ...part, text: [readText(readText(part.text.join('')))] } : part;
};

const sortByName = <T>(told: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...told].toSorted(([a], [b]) => compareWords(a, b)));

function describe(element: string, attributes: Attributes, parent: OpenElement | undefined, { isIgnored, anchor }: { readonly isIgnored: boolean; readonly anchor: string[] | undefined }): OpenElement {
  const meta = readTellings(attributes['data-pagefind-meta'], attributes);
  const filters = readTellings(attributes['data-pagefind-filter'], attributes);
  const own: string[] = [];
  const isTold = element === 'h1' || [...meta, ...filters].some(({ value }) => value === undefined);
  const around = isIgnored ? [] : (parent?.listeners ?? []);
  const inherited = inlines.has(element) ? (parent?.anchors ?? []) : [];
  return {
    element,
    attributes,
    parent,
    isIgnored,
    isSearched: !isIgnored && (parent?.isSearched === true || attributes['data-pagefind-body'] !== undefined),
    weight: weightOf(element, attributes),
    meta,
    filters,
    own,
    listeners: isTold ? [...around, own] : around,
    anchors: anchor ? [...inherited, anchor] : inherited,
    last: '',
  };
}
