import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

/** Takes a page tag by tag. What has no end tag is closed at once. */
export interface TagTaker {
  /** `attributes` as they are written; none when there is none among them that the index asks for. */
  open(element: string, attributes: Attributes): void;
  close(): void;
  /** A run of text as it is written. */
  text(raw: string): void;
}

const withoutEnd = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

const none: Attributes = {};

/** Of an element without any of these nothing need be known but its name. */
const isAsked = (html: string, start: number, end: number): boolean => html.startsWith('data-pagefind-', start) || /^(?:id|src)$/u.test(html.slice(start, end));

const nothing = (): void => undefined;

function readAttributes(html: string, places: readonly number[]): Attributes {
  const attributes: Record<string, string> = {};
  for (let at = 0; at < places.length; at += 4) attributes[html.slice(places[at], places[at + 1])] = html.slice(places[at + 2], places[at + 3]);
  return attributes;
}

/** Reads HTML as our templates write it: names in lower case, and every element closed where it ends. */
export function readTags(html: string, taker: TagTaker): void {
  let element = '';
  /** From where to where the names and values of its attributes stand, four numbers each. */
  let places: number[] = [];
  let isMarked = false;
  const open = (): void => taker.open(element, isMarked ? readAttributes(html, places) : none);
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => {
      element = html.slice(start, end);
      places = [];
      isMarked = false;
    },
    onattribname: (start, end) => {
      places.push(start, end, end, end);
      isMarked ||= isAsked(html, start, end);
    },
    onattribdata: (start, end) => { places.splice(-2, 2, start, end); },
    onopentagend: () => {
      open();
      if (withoutEnd.has(element)) taker.close();
    },
    onselfclosingtag: () => {
      open();
      taker.close();
    },
    onclosetag: () => { taker.close(); },
    ontext: (start, end) => { taker.text(html.slice(start, end)); },
    onattribend: nothing,
    onattribentity: nothing,
    ontextentity: nothing,
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  };
  const tokenizer = new Tokenizer({ decodeEntities: false }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
}
