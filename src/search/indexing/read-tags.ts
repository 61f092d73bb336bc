import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

export type Attributes = Readonly<Record<string, string>>;

/** Takes a page tag by tag. What has no end tag is closed at once. */
export interface TagTaker {
  /** `attributes` as they are written, and only those that the index knows: `id`, `src`, `alt` and all of data. */
  open(element: string, attributes: Attributes): void;
  close(): void;
  /** A run of text as it is written. */
  text(raw: string): void;
}

const withoutEnd = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

const none: Attributes = {};

const isKnown = (html: string, start: number, end: number): boolean => html.startsWith('data-', start) || /^(?:id|src|alt)$/u.test(html.slice(start, end));

const nothing = (): void => undefined;

/** Reads HTML as our templates write it: names in lower case, and every element closed where it ends. */
export function readTags(html: string, taker: TagTaker): void {
  let element = '';
  let attributes: Record<string, string> | undefined;
  let attribute: string | undefined;
  const open = (): void => taker.open(element, attributes ?? none);
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => {
      element = html.slice(start, end);
      attributes = undefined;
    },
    onattribname: (start, end) => {
      attribute = isKnown(html, start, end) ? html.slice(start, end) : undefined;
      if (attribute !== undefined) (attributes ??= {})[attribute] = '';
    },
    onattribdata: (start, end) => {
      if (attribute !== undefined && attributes) attributes[attribute] += html.slice(start, end);
    },
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
