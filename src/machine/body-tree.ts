import type { BodyHeading, BodyImage, BodyLink, BodyNode, BodyPart } from '../model/parsed-body.ts';

/** An element of a body's HTML. */
export interface BodyElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly BodyTree[];
}

export type BodyTree = string | BodyElement | BodyPart | BodyHeading | BodyLink | BodyImage;

interface Open {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: BodyTree[];
}

const token = /<(\/?)([a-z][a-z0-9]*)((?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?)>|<!--.*?-->|[^<]+/gs;
const voidTags: ReadonlySet<string> = new Set(['br', 'hr', 'input']);

/**
 * The runs of a compiled body as one tree: an element may open in one run and close behind a part. The runs were written by the project's
 * own serialiser, so every tag is lower case and closed.
 */
export function buildBodyTree(nodes: readonly BodyNode[]): readonly BodyTree[] {
  const root: Open = { tag: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  const add = (child: BodyTree): void => void stack.at(-1)?.children.push(child);
  for (const node of nodes) {
    if (typeof node !== 'string') add(node);
    else for (const [text, slash, tag, attributes] of node.matchAll(token)) readToken({ text, closes: slash === '/', tag, attributes }, stack, add);
  }
  return root.children;
}

interface Token {
  readonly text: string;
  readonly closes: boolean;
  readonly tag: string | undefined;
  readonly attributes: string | undefined;
}

function readToken({ text, closes, tag, attributes = '' }: Token, stack: Open[], add: (child: BodyTree) => void): void {
  if (tag === undefined) {
    if (!text.startsWith('<')) add(decode(text));
  } else if (closes) {
    const closed = stack.length > 1 ? stack.pop() : undefined;
    if (closed) add({ kind: 'element', ...closed });
  } else if (voidTags.has(tag)) add({ kind: 'element', tag, attributes: readAttributes(attributes), children: [] });
  else stack.push({ tag, attributes: readAttributes(attributes), children: [] });
}

const readAttributes = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/([a-z][a-z0-9-]*)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decode(value)]));

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
