import { decodeHTMLStrict } from 'entities';
import { compareWords } from '../index-format/compare-words.ts';
import { separateText } from '../separate-tokens.ts';
import { readTags, type Attributes, type TagTaker } from './read-tags.ts';
import { tidyText, type PageMark, type PagePart, type SearchedPage } from './searched-page.ts';

/** A sentence ends with each, so that what is shown of a page reads well. */
const blocks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'td', 'div', 'ul', 'li', 'article', 'section']);

/** Their text is also that of the element around them that can be linked to. */
const inlines = new Set(['a', 'abbr', 'acronym', 'b', 'bdo', 'big', 'br', 'button', 'cite', 'code', 'dfn', 'em', 'i', 'img', 'input', 'kbd', 'label', 'map', 'object', 'output', 'q', 'samp', 'script', 'select', 'small', 'span', 'strong', 'sub', 'sup', 'textarea', 'time', 'tt', 'var']);

/** Never searched. */
const unsearched = new Set(['head', 'style', 'script', 'noscript', 'label', 'form', 'svg', 'footer', 'nav', 'iframe', 'template']);

const headingWeights: ReadonlyMap<string, number> = new Map([['h1', 7], ['h2', 6], ['h3', 5], ['h4', 4], ['h5', 3], ['h6', 2]]);

/** A sentence that ends like this has no sign at its end: it gets a full stop. */
const wantsStop = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d'")$*]$/u;

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

const nothingTold: readonly Telling[] = [];

/** `title` or `type[data-value]`, several with commas between them. */
function readTellings(list: string | undefined, attributes: Attributes): readonly Telling[] {
  if (list === undefined) return nothingTold;
  return list.split(',').map((telling) => {
    const { name = '', attribute } = /^\s*(?<name>[^:[\]]+?)\s*(?:\[(?<attribute>[^:]+)\])?\s*$/u.exec(telling)?.groups ?? {};
    if (name === '') throw new Error(`搜索索引读不懂页面里的标记「${telling}」：只能写「名称」或「名称[属性]」。`);
    return { name, value: attribute === undefined ? undefined : decode(attributes[attribute] ?? '') };
  });
}

/** What an element is before it is open. */
interface ElementTag {
  readonly element: string;
  readonly attributes: Attributes;
  readonly isIgnored: boolean;
  /** Its text as something that can be linked to. */
  readonly anchor: string[] | undefined;
}

function openIn(parent: OpenElement | undefined, { element, attributes, isIgnored, anchor }: ElementTag): OpenElement {
  const meta = readTellings(attributes['data-pagefind-meta'], attributes);
  const filters = readTellings(attributes['data-pagefind-filter'], attributes);
  const own: string[] = [];
  const isTold = element === 'h1' || [...meta, ...filters].some(({ value }) => value === undefined);
  const around = isIgnored || !parent ? [] : parent.listeners;
  const inherited = inlines.has(element) && parent ? parent.anchors : [];
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

function weightOf(element: string, attributes: Attributes): PageMark | undefined {
  const given = attributes['data-pagefind-weight'];
  if (given !== undefined) return { kind: 'weight', times: Number(given), isHeading: false };
  const times = headingWeights.get(element);
  return times === undefined ? undefined : { kind: 'weight', times, isHeading: true };
}

/** Reads a page tag by tag. */
class PageReader implements TagTaker {
  readonly #parts: PagePart[] = [];
  readonly #meta = new Map<string, string>();
  readonly #filters = new Map<string, string[]>();
  #open: OpenElement | undefined;
  /** The first heading, and the first picture after it: told of the page when nothing else is. */
  #title: string | undefined;
  #picture: Attributes | undefined;

  open(element: string, attributes: Attributes): void {
    const parent = this.#open;
    const isLeftOut = attributes['data-pagefind-ignore'] !== undefined;
    const anchor = isLeftOut ? undefined : this.#addAnchor(element, attributes, parent);
    if (element === 'br') this.#say(' ', parent, parent?.isSearched === true);
    if (parent && (element === 'br' || anchor)) parent.last = ' ';
    const opened = openIn(parent, { element, attributes, isIgnored: isLeftOut || unsearched.has(element), anchor });
    this.#open = opened;
    if (opened.isIgnored) return;
    if (opened.weight) this.#mark(opened.weight, opened.isSearched);
    if (blocks.has(element)) this.#say(' ', parent, opened.isSearched);
  }

  close(): void {
    const closed = this.#open;
    if (!closed) return;
    this.#tell(closed);
    this.#open = closed.parent;
    if (!closed.isIgnored && closed.parent) this.#endSentence(closed, closed.parent);
  }

  text(raw: string): void {
    const open = this.#open;
    if (!open) return;
    const text = separateText(raw);
    this.#say(text, open, open.isSearched);
    if (!open.isIgnored) for (const anchor of open.anchors) anchor.push(text);
    open.last = [...text.slice(-2)].at(-1) ?? open.last;
  }

  finish(): SearchedPage {
    if (this.#picture && !this.#meta.has('image')) {
      this.#meta.set('image', decode(this.#picture['src'] ?? ''));
      this.#meta.set('image_alt', decode(this.#picture['alt'] ?? ''));
    }
    if (this.#title !== undefined && !this.#meta.has('title')) this.#meta.set('title', this.#title);
    return { parts: this.#parts.map(readPart), meta: sortByName(this.#meta), filters: sortByName(this.#filters) };
  }

  #say(text: string, element: OpenElement | undefined, isSearched: boolean): void {
    for (const listener of element?.listeners ?? []) listener.push(text);
    if (isSearched) this.#parts.push(text);
  }

  #mark(part: PageMark, isSearched: boolean): void {
    if (isSearched) this.#parts.push(part);
  }

  /** Undefined where nothing can be linked to. */
  #addAnchor(element: string, attributes: Attributes, parent: OpenElement | undefined): string[] | undefined {
    const id = attributes['id']?.replace(/\s/gu, '');
    if (id === undefined || !parent) return undefined;
    for (const listener of parent.listeners) listener.push(anchorPlace);
    if (!parent.isSearched) return undefined;
    const text: string[] = [];
    this.#parts.push({ kind: 'anchor', element, id: decode(id), text });
    return text;
  }

  #endSentence({ element, isSearched, weight, last }: OpenElement, parent: OpenElement): void {
    const isBlock = blocks.has(element);
    if (isBlock) this.#say(wantsStop.test(last) ? '. ' : ' ', parent, isSearched);
    if (weight) this.#mark({ kind: 'end' }, isSearched);
    parent.last = isBlock || weight ? ' ' : last || parent.last;
  }

  #tell({ element, attributes, meta, filters, own }: OpenElement): void {
    const text = own.length === 0 ? undefined : own.join('');
    for (const { name, value = text } of meta) if (value !== undefined) this.#meta.set(name, readTold(value));
    for (const { name, value = text } of filters) if (value !== undefined) this.#filters.set(name, [...(this.#filters.get(name) ?? []), readTold(readText(value))]);
    if (element === 'h1' && text !== undefined && text.trim() !== '') this.#title ??= readTold(text);
    if (element === 'img' && attributes['src'] !== undefined && (this.#title !== undefined || this.#meta.has('title'))) this.#picture ??= attributes;
  }
}

const readPart = (part: PagePart): PagePart => {
  if (typeof part === 'string') return decode(part);
  return part.kind === 'anchor' ? { ...part, text: [readText(readText(part.text.join('')))] } : part;
};

const sortByName = <T>(told: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...told].toSorted(([a], [b]) => compareWords(a, b)));

/**
 * What of a page is searched, as Pagefind's own program reads it from the page's HTML: the text of the elements with `data-pagefind-body`
 * without what is left out, what is told with `data-pagefind-meta` and `data-pagefind-filter`, and which elements can be linked to. The HTML
 * is what our templates write: elements are closed where they end. Throws for marks that are not used here.
 */
export function readPage(html: string): SearchedPage {
  const reader = new PageReader();
  readTags(html, reader);
  return reader.finish();
}
