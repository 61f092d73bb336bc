import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx';
import type { BodyNode } from '../model/parsed-body.ts';
import { keyOf, readAttributes, type JsxElement } from './body-attributes.ts';

type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast;
type Content = RootContent | ElementContent;

const marker = '\u0000';

/** The body as runs of HTML with, between them, the places that a template renders. */
export const compileNodes = (tree: Root): readonly BodyNode[] => joinRuns(tree.children.flatMap(compileNode));

function compileNode(node: Content): readonly BodyNode[] {
  if (isJsx(node)) return compileTag(node);
  if (node.type === 'element') return compileElement(node);
  return [node.type === 'text' && !/[<&]/.test(node.value) ? node.value : toHtml(node as Nodes)];
}

function compileTag(node: Jsx): readonly BodyNode[] {
  const children = joinRuns(node.children.flatMap((child) => compileNode(child as Content)));
  const name = node.name ?? '';
  if (name === 'br') return ['<br>'];
  if (/^[a-z]/.test(name)) return [`<${name}>`, ...children, `</${name}>`];
  return [{ kind: 'part', key: keyOf(node as unknown as JsxElement), name, attributes: readAttributes(node as unknown as JsxElement), inline: node.type === 'mdxJsxTextElement', children }];
}

function compileElement(node: Element): readonly BodyNode[] {
  const children = joinRuns(node.children.flatMap((child) => compileNode(child)));
  const heading = /^h([2-6])$/.exec(node.tagName);
  const id = node.properties['id'];
  if (heading && typeof id === 'string') return [{ kind: 'heading', id, depth: Number(heading[1]), children }];
  const href = node.properties['href'];
  if (node.tagName === 'a' && typeof href === 'string' && isInternal(href, node)) return [{ kind: 'link', href, children }];
  const { src, alt } = node.properties;
  if (node.tagName === 'img' && typeof src === 'string') return [{ kind: 'image', src, alt: typeof alt === 'string' ? alt : '' }];
  const [open, close] = tagsOf(node);
  return node.tagName === 'table' ? [frameOpen, open, ...children, close, frameClose] : [open, ...children, close];
}

type Tags = readonly [open: string, close: string];

/** Tags without properties, which are most, are written once. */
const plainTags = new Map<string, Tags>();

function tagsOf(node: Element): Tags {
  if (Object.keys(node.properties).length > 0) return writeTags(node);
  const known = plainTags.get(node.tagName) ?? writeTags(node);
  plainTags.set(node.tagName, known);
  return known;
}

function writeTags(node: Element): Tags {
  const [open = '', close = ''] = toHtml({ ...node, children: [{ type: 'text', value: marker }] }).split(marker);
  return [open, close];
}

const frameOpen = '<div class="table-frame">';
const frameClose = '</div>';

const isInternal = (href: string, node: Element): boolean => /^[/#]/.test(href) && node.properties['dataFootnoteRef'] === undefined && node.properties['dataFootnoteBackref'] === undefined;

const isJsx = (node: Content): node is Content & Jsx => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

function joinRuns(nodes: readonly BodyNode[]): readonly BodyNode[] {
  const joined: BodyNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node === 'string' && typeof last === 'string') joined[joined.length - 1] = last + node;
    else joined.push(node);
  }
  return joined;
}
