import type { DrawnSlot } from '../pdf/number-marks.ts';
import type { Overflow } from '../pdf/overflow.ts';

/**
 * What runs inside the print page. Puppeteer sends each function as its own source text:
 * a function here may use its arguments and the DOM, and nothing else from this file.
 */

/** Lays a style sheet over those of the page, in place of the one that was there; none when `css` is empty. */
export function layOver(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = css === '' ? [] : [sheet];
}

/** Loads what the page would load only when seen: margin boxes are outside of the DOM and never ask for their fonts. */
export async function loadEverything(): Promise<void> {
  for (const image of document.images) image.loading = 'eager';
  await Promise.allSettled([...document.fonts].filter((font) => font.unicodeRange === 'U+0-10FFFF').map((font) => font.load()));
  // Not `decode()`: a tab in the background never answers it.
  await Promise.all([...document.images].map((image) => image.complete || new Promise((resolve) => { for (const event of ['load', 'error']) image.addEventListener(event, resolve, { once: true }); })));
  const layOutUntilLoaded = async (): Promise<void> => {
    do {
      document.documentElement.getBoundingClientRect();
      await document.fonts.ready;
      document.documentElement.getBoundingClientRect();
    } while ([...document.fonts].some((font) => font.status === 'loading'));
  };
  // Only a layout with one font shows which characters must come from the next: first that of a line of them, in both weights.
  const characters = [...new Set(document.body.textContent)].join('');
  const probes = [400, 700].map((weight) => Object.assign(document.createElement('div'), { textContent: characters, style: `font-weight: ${weight}` }));
  document.documentElement.append(...probes);
  await layOutUntilLoaded();
  for (const probe of probes) probe.remove();
  document.adoptedStyleSheets = [];
  await layOutUntilLoaded();
}

/** The room between the margins, in CSS pixels. */
export interface PageRoom {
  readonly width: number;
  readonly height: number;
}

export interface PageRooms {
  readonly portrait: PageRoom;
  readonly landscape: PageRoom;
}

/** Reads the room of a page out of the print page's own `@page` rules; A4 where they are silent. */
export function readPageRooms(): PageRooms {
  const pixels = (length: string): number => {
    const probe = document.createElement('div');
    probe.style.cssText = `position:absolute;visibility:hidden;width:${length || '0'}`;
    document.documentElement.append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width;
  };
  const flatten = (rules: CSSRuleList): readonly CSSRule[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSImportRule) return rule.styleSheet ? flatten(rule.styleSheet.cssRules) : [];
      return rule instanceof CSSGroupingRule && !(rule instanceof CSSPageRule) ? flatten(rule.cssRules) : [rule];
    });
  const rules = [...document.styleSheets].flatMap((sheet) => flatten(sheet.cssRules)).filter((rule) => rule instanceof CSSPageRule);
  const isLandscape = (rule: CSSPageRule): boolean => /landscape|297mm 210mm/.test(rule.style.getPropertyValue('size'));
  const roomOf = (width: string, height: string, chain: readonly CSSPageRule[]): PageRoom => {
    const last = (property: string): number => pixels(chain.map((rule) => rule.style.getPropertyValue(property)).findLast((value) => value !== '') ?? '0');
    return { width: pixels(width) - last('margin-left') - last('margin-right'), height: pixels(height) - last('margin-top') - last('margin-bottom') };
  };
  const plain = rules.filter((rule) => rule.selectorText === '');
  return { portrait: roomOf('210mm', '297mm', plain), landscape: roomOf('297mm', '210mm', [...plain, ...rules.filter(isLandscape)]) };
}

/**
 * Gives the first page the size and the margins of what stands on it. Chromium asks for them before it knows what that is, and lays the whole
 * book out again when they turn out to be others.
 */
export function sizeFirstPage(): void {
  const first = [...document.body.children].find((element) => element.getClientRects().length > 0);
  const name = first && getComputedStyle(first).getPropertyValue('page');
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => (rule instanceof CSSPageRule && rule.selectorText === name ? [rule.style.cssText] : []));
  const sheet = document.createElement('style');
  sheet.textContent = `@page :first{${rules.join('')}}`;
  document.head.append(sheet);
}

/**
 * Lays across every table that the upright page is too narrow for, and stands upright every other, whatever its author guessed.
 * The window has the width of the upright page's room. Forms keep the side that they were drawn for.
 */
export function chooseOrientation(): void {
  const blockOf = (table: Element): Element | null => table.closest('.captioned, [data-orient]') ?? table.closest('.table-frame');
  const isFixed = (block: Element): boolean => block.closest('[data-fit-page]') !== null || block.querySelector('svg') !== null;
  const tables = [...document.querySelectorAll('table')].filter((table) => table.closest('[data-fit-page]') === null);
  const blocks = new Map<Element, readonly Element[]>();
  for (const table of tables) {
    const block = blockOf(table);
    if (block && !isFixed(block)) blocks.set(block, [...(blocks.get(block) ?? []), table]);
  }
  for (const block of blocks.keys()) block.classList.remove('print-landscape');
  const tooWide = [...blocks].filter(([block, own]) => own.some((table) => table.getBoundingClientRect().width > block.getBoundingClientRect().width + 1));
  for (const [block] of tooWide) block.classList.add('print-landscape');
}

export interface PageFit {
  readonly landscape: boolean;
  /** The height of the page's room. */
  readonly height: number;
  /** The smallest size that can still be read and written on, 1 being full size. */
  readonly least: number;
}

/** Sets a little smaller what shall stand on one page and would run over by some lines. */
export function fitToPage({ landscape, height, least }: PageFit): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-fit-page]')) {
    if ((element.closest('.print-landscape') !== null) !== landscape) continue;
    const needed = element.getBoundingClientRect().height;
    if (needed > height) element.style.zoom = Math.max(least, Math.floor((height / needed) * 98) / 100).toFixed(2);
  }
}

/**
 * Gives every landscape part so many pixels more than the window has, or takes them back: nothing else is laid out again. A part without a named
 * page of its own lies on the upright one, whatever its class says.
 */
export function widenLandscape(by: number): void {
  for (const element of document.querySelectorAll<HTMLElement>('.print-landscape')) {
    element.style.removeProperty('margin-inline-end');
    const style = getComputedStyle(element);
    if (by > 0 && style.getPropertyValue('page') !== 'auto' && !element.parentElement?.closest('.print-landscape')) element.style.marginInlineEnd = `${Number.parseFloat(style.marginInlineEnd) - by}px`;
  }
}

export interface Measuring {
  readonly landscape: boolean;
  /** The width of the page's room, in whole pixels. */
  readonly width: number;
}

/**
 * What is wider than the page, among the landscape parts or among all others. A part without a named page of its own lies on the upright one,
 * whatever its class says: there one wide table would shrink the whole book.
 */
export function measureOverflow({ landscape, width: pageRight }: Measuring): readonly Overflow[] {
  const TOLERANCE = 1;
  const across = new Set<Element>([...document.querySelectorAll<HTMLElement>('.print-landscape')].filter((element) => getComputedStyle(element).getPropertyValue('page') !== 'auto'));
  const hidden = landscape ? [] : [...document.querySelectorAll<HTMLElement>('.print-landscape')].filter((element) => across.has(element));
  for (const element of hidden) element.style.display = 'none';
  const liesAcross = (element: Element): boolean => {
    const holder = element.closest('.print-landscape');
    return holder !== null && across.has(holder);
  };
  const isMeasured = (element: Element): boolean => liesAcross(element) === landscape;
  const longestWord = (element: Element): string => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let longest = '';
    while (texts.nextNode()) for (const word of (texts.currentNode.nodeValue ?? '').split(/\s+/)) if (word.length > longest.length) longest = word;
    return longest;
  };
  const report = (element: Element, width: number, available: number): Overflow => ({
    source: element.closest('[data-source]')?.getAttribute('data-source') ?? '',
    tag: element.localName,
    words: longestWord(element),
    width: Math.round(width),
    available: Math.round(available),
  });
  const innerRight = (element: Element): number => {
    const style = getComputedStyle(element);
    const inset = Number.parseFloat(style.paddingRight) + Number.parseFloat(style.borderRightWidth);
    return element.getBoundingClientRect().right - (Number.isNaN(inset) ? 0 : inset);
  };
  const containerOf = (element: Element): Element => {
    let container = element.parentElement ?? document.body;
    while (/^(inline|contents)$/.test(getComputedStyle(container).display) && container.parentElement) container = container.parentElement;
    return container;
  };
  const wide = new Map<Element, Overflow>();
  for (const element of document.body.querySelectorAll('table, svg, pre, img')) {
    const box = element.getBoundingClientRect();
    if (!isMeasured(element) || box.width === 0 || element.parentElement?.closest('svg')) continue;
    const width = Math.max(box.width, element.localName === 'svg' ? 0 : element.scrollWidth);
    const available = Math.min(innerRight(containerOf(element)), pageRight) - box.left;
    if (width > available + TOLERANCE) wide.set(element, report(element, width, available));
  }
  const sticksOut = (element: Element): boolean => element.getBoundingClientRect().left + element.scrollWidth > pageRight + TOLERANCE;
  const others = new Set([...document.body.querySelectorAll('*')].filter((element) => isMeasured(element) && !element.closest('svg') && sticksOut(element)));
  const known = (element: Element): boolean => [...wide.keys()].some((one) => one.contains(element) || element.contains(one));
  for (const element of others) {
    if (known(element) || [...element.children].some((child) => others.has(child))) continue;
    const { left } = element.getBoundingClientRect();
    wide.set(element, report(element, element.scrollWidth, pageRight - left));
  }
  for (const element of hidden) element.style.removeProperty('display');
  return [...wide.values()];
}

export interface Targets {
  /** Ids in this page that the book points to. */
  readonly wanted: readonly string[];
  /** Ids in other parts of the book that this page points to. */
  readonly elsewhere: readonly string[];
}

/** The ids among `wanted` and behind the page's own links and page-number slots that lead nowhere: no such element, or a hidden one. */
export function findMissingTargets({ wanted, elsewhere }: Targets): readonly string[] {
  const abroad = new Set(elsewhere);
  const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
  const slots = [...document.querySelectorAll('.page-no')].map((slot) => slot.getAttribute('data-target') ?? '');
  return [...new Set([...wanted, ...links, ...slots])].filter((id) => !abroad.has(id)).filter((id) => {
    const target = document.getElementById(id);
    return !target || target.getClientRects().length === 0;
  });
}

/** Takes out what only a mouse shows: nothing of it is printed, and every element that has some would get a tag of its own. */
export function dropTips(): void {
  for (const element of document.querySelectorAll('[title]')) element.removeAttribute('title');
}

/** Every character that the page shows, each once. */
export function readCharacters(): string {
  return [...new Set(document.body.innerText)].join('');
}

/** Chromium names a destination only where a link asks for it: a hidden list of links asks for all that the book needs. */
export function askForDestinations(wanted: readonly string[]): void {
  const slots = [...document.querySelectorAll('.page-no')].map((slot) => slot.getAttribute('data-target') ?? '').filter((id) => document.getElementById(id));
  const list = document.createElement('div');
  list.hidden = true;
  list.append(
    ...[...new Set([...wanted, ...slots])].map((id) => {
      const link = document.createElement('a');
      link.href = `#${id}`;
      return link;
    }),
  );
  document.body.append(list);
}

export interface NumberMarks {
  /** The style sheet that makes the margin boxes show marks. */
  readonly counters: string;
  /** What stands in a slot whose number is not known, and the numbers that are, by their targets; under '' the number of pages. */
  readonly blank: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The characters of which numbers are made. */
  readonly characters: string;
  /** The red of the marks, and of the characters. */
  readonly red: number;
  readonly charactersRed: number;
}

/** Takes the marks of an earlier print away. */
export function clearMarks(): void {
  for (const added of document.querySelectorAll('[data-number-marks]')) added.remove();
  for (const slot of document.querySelectorAll<HTMLElement>('.page-no, .page-total')) {
    slot.replaceChildren();
    slot.style.removeProperty('color');
  }
}

/**
 * Draws a mark in every slot for a number, each in a colour of its own, and tells what belongs there. The characters of the numbers stand on the
 * page in every face that has a slot, so that the file has their glyphs.
 */
export function markNumbers({ counters, blank, labels, characters, red, charactersRed }: NumberMarks): readonly DrawnSlot[] {
  const sheet = document.createElement('style');
  sheet.dataset['numberMarks'] = '';
  sheet.textContent = counters;
  document.head.append(sheet);
  const elements = [...document.querySelectorAll<HTMLElement>('.page-no, .page-total')];
  const faceOf = ({ fontFamily, fontWeight, fontVariantNumeric }: CSSStyleDeclaration): string => `font-family:${fontFamily};font-weight:${fontWeight};font-variant-numeric:${fontVariantNumeric};`;
  const faces = new Set([faceOf(getComputedStyle(document.documentElement))]);
  const slots = elements.map((element) => {
    const style = getComputedStyle(element);
    faces.add(faceOf(style));
    return {
      target: element.dataset['target'] ?? null,
      align: style.textAlign === 'center' ? 0.5 : Number(/^(?:end|right)$/.test(style.textAlign)),
      color: [...style.color.matchAll(/[\d.]+/g)].slice(0, 3).map(Number),
      shown: element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      room: Number.parseFloat(style.minInlineSize) || 0,
    };
  });
  elements.forEach((element, at) => {
    element.textContent = labels[slots[at]?.target ?? ''] ?? blank;
    element.style.color = `rgb(${red}, ${at >> 8}, ${at & 255})`;
  });
  for (const face of faces) {
    const line = document.createElement('div');
    line.dataset['numberMarks'] = '';
    line.ariaHidden = 'true';
    line.textContent = characters;
    line.style.cssText = `position:absolute;inset:0 auto auto 0;${face}font-size:1px;line-height:1;white-space:nowrap;color:rgb(${charactersRed}, 0, 0)`;
    document.body.append(line);
  }
  return slots;
}

export interface DomSelection {
  /** The `data-part` of everything that stays; null keeps the whole book. */
  readonly parts: readonly string[] | null;
  /** The address on the web of what is not in the page, by its id. */
  readonly addresses: Readonly<Record<string, string>>;
}

/**
 * Takes out of the page what an edition leaves out, with every line of a list that pointed there; other links go to the web instead.
 * What stays of an edition's own (a role's pages) comes out of its template.
 */
export function selectParts({ parts, addresses }: DomSelection): void {
  const keep = parts === null ? null : new Set(parts);
  const urls = new Map<string, string>(Object.entries(addresses));
  for (const holder of document.querySelectorAll<HTMLElement>('[data-url]')) {
    const { url = '' } = holder.dataset;
    urls.set(holder.id, url);
    // The id of a place inside a document is the document's, two hyphens, and the place's own.
    for (const place of holder.querySelectorAll('[id]')) urls.set(place.id, `${url}#${place.id.split('--').at(-1) ?? ''}`);
  }
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-part]')) {
    if (keep?.has(template.dataset['part'] ?? '') === true) template.replaceWith(template.content);
    else template.remove();
  }
  if (keep !== null) for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) if (!keep.has(part.dataset['part'] ?? '')) part.remove();
  if (keep !== null) dropDeadLines();
  function dropDeadLines(): void {
    const gone = (id: string | undefined): boolean => !document.getElementById(id ?? '');
    for (const line of document.querySelectorAll<HTMLElement>('[data-entry]')) if (gone(line.dataset['entry'])) line.remove();
    for (const slot of document.querySelectorAll<HTMLElement>('.page-no')) if (gone(slot.dataset['target'])) (slot.closest('.page-ref') ?? slot).remove();
    for (const group of [...document.querySelectorAll('[data-group]')].reverse()) if (!group.querySelector('[data-part], [data-entry]')) group.remove();
    for (const line of document.querySelectorAll<HTMLElement>('[data-entry]')) if (gone(line.dataset['entry'])) line.remove();
    // Drawings have links too, which know no `hash`.
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      const id = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '');
      const url = urls.get(id);
      if (gone(id) && url !== undefined) link.setAttribute('href', url);
      else if (gone(id)) link.replaceWith(...link.childNodes);
    }
  }
}

export interface LinksAbroad {
  readonly elsewhere: readonly string[];
  /** An address under which no link of an author can stand. */
  readonly prefix: string;
}

/** Gives the links into other parts of the book an address that survives the print and is told apart when the parts are joined. */
export function sendLinksAbroad({ elsewhere, prefix }: LinksAbroad): void {
  const abroad = new Set(elsewhere);
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '');
    if (abroad.has(id)) link.setAttribute('href', `${prefix}${id}`);
  }
}

/** The ids among `wanted` that the page has. */
export const findPresent = (wanted: readonly string[]): readonly string[] => wanted.filter((id) => document.getElementById(id));

export interface CoverFacts {
  /** Texts by the place that they fill (`data-fill`). */
  readonly texts: Readonly<Record<string, string>>;
  /** What stands at the foot of every page in place of the usual note. */
  readonly footNote: string | null;
}

/** Writes what only this print knows onto the cover and into the foot of every page. */
export function fillCover({ texts, footNote }: CoverFacts): void {
  for (const [name, text] of Object.entries(texts)) {
    for (const place of document.querySelectorAll<HTMLElement>(`[data-fill="${name}"]`)) {
      place.textContent = text;
      place.hidden = false;
    }
  }
  if (footNote === null) return;
  const style = document.createElement('style');
  const quoted = `"${footNote.replace(/["\\]/g, '\\$&')}"`;
  style.textContent = `@page{@bottom-center{content:${quoted};font-weight:700}}@page cover{@bottom-center{content:none}}`;
  document.head.append(style);
}
