import type { BodyNode, BodyPart } from '../model/parsed-body.ts';
import { buildBodyTree, type BodyElement, type BodyTree } from './body-tree.ts';
import { joinBlocks, markdownLink, markdownList, markdownTable, markdownText, numbered } from './markdown-text.ts';

/** What a body needs of its surroundings. */
export interface BodySurroundings {
  /** A heading's number, such as 5.3.6. */
  numberOf(heading: string): string;
  /** The public address of a link inside the manual. */
  urlOf(href: string): string;
  /** What a part says, with what stands inside it. */
  formatPart(part: BodyPart, content: string): string;
}

/** A compiled body as Markdown. */
export const formatBody = (nodes: readonly BodyNode[], around: BodySurroundings): string => blocksOf(buildBodyTree(nodes), around);

const inlineTags: ReadonlySet<string> = new Set(['a', 'b', 'br', 'code', 'del', 'em', 'i', 'input', 'kbd', 's', 'span', 'strong', 'sub', 'sup']);

const isInline = (node: BodyTree): boolean => {
  if (typeof node === 'string') return true;
  if (node.kind === 'element') return inlineTags.has(node.tag);
  return node.kind === 'link' || node.kind === 'image' || (node.kind === 'part' && node.inline);
};

/** Blocks; what runs on between them is a paragraph. */
function blocksOf(nodes: readonly BodyTree[], around: BodySurroundings): string {
  const blocks: string[] = [];
  let line: BodyTree[] = [];
  const endLine = (): void => {
    blocks.push(inlineOf(line, around).trim());
    line = [];
  };
  for (const node of nodes) {
    if (isInline(node)) line.push(node);
    else {
      endLine();
      blocks.push(blockOf(node, around));
    }
  }
  endLine();
  return joinBlocks(blocks);
}

function blockOf(node: BodyTree, around: BodySurroundings): string {
  if (typeof node === 'string') return markdownText(node);
  if (node.kind === 'heading') return `${'#'.repeat(node.depth)} ${[around.numberOf(node.id), inlineOf(buildBodyTree(node.children), around)].join(' ').trim()}`;
  if (node.kind === 'part') return around.formatPart(node, blocksOf(buildBodyTree(node.children), around));
  return node.kind === 'link' || node.kind === 'image' ? inlineOf([node], around) : elementOf(node, around);
}

function elementOf(element: BodyElement, around: BodySurroundings): string {
  const { tag, children } = element;
  switch (tag) {
    case 'p':
      return inlineOf(children, around).trim();
    case 'ul':
    case 'ol':
      return markdownList(childrenOf(element, 'li').map((item) => blocksOf(item.children, around)), tag === 'ol' ? numbered : undefined);
    case 'blockquote':
      return blocksOf(children, around).replace(/^/gm, '> ');
    case 'pre':
      return `\`\`\`\n${textOf(children).replace(/\n$/, '')}\n\`\`\``;
    case 'hr':
      return '---';
    case 'table':
      return tableOf(element, around);
    default:
      return blocksOf(children, around);
  }
}

function tableOf(table: BodyElement, around: BodySurroundings): string {
  const rows = ['thead', 'tbody'].flatMap((tag) => childrenOf(table, tag)).flatMap((part) => childrenOf(part, 'tr'));
  const [head = [], ...body] = rows.map((row) => [...childrenOf(row, 'th'), ...childrenOf(row, 'td')].map((cell) => inlineOf(cell.children, around).trim()));
  return markdownTable(head, body);
}

const childrenOf = (element: BodyElement, tag: string): readonly BodyElement[] =>
  element.children.flatMap((child) => (typeof child !== 'string' && child.kind === 'element' && child.tag === tag ? [child] : []));

const inlineOf = (nodes: readonly BodyTree[], around: BodySurroundings): string => nodes.map((node) => wordsOf(node, around)).join('');

const marks: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', del: '~~', s: '~~' };

function wordsOf(node: BodyTree, around: BodySurroundings): string {
  if (typeof node === 'string') return markdownText(node);
  if (node.kind === 'heading') return inlineOf(buildBodyTree(node.children), around);
  if (node.kind === 'link') return markdownLink(inlineOf(buildBodyTree(node.children), around), around.urlOf(node.href));
  if (node.kind === 'image') return `![${markdownText(node.alt)}](${around.urlOf(node.src)})`;
  if (node.kind === 'part') return around.formatPart(node, inlineOf(buildBodyTree(node.children), around));
  return inlineElementOf(node, around);
}

function inlineElementOf({ tag, attributes, children }: BodyElement, around: BodySurroundings): string {
  const { href } = attributes;
  if (tag === 'br') return '\n';
  if (tag === 'input') return 'checked' in attributes ? '[x] ' : '[ ] ';
  if (tag === 'code') return `\`${textOf(children)}\``;
  if (tag === 'a' && 'data-footnote-backref' in attributes) return '';
  const words = inlineOf(children, around);
  if (tag === 'a') return href === undefined || href.startsWith('#') ? words : markdownLink(words, href);
  const mark = marks[tag] ?? '';
  return `${mark}${words}${mark}`;
}

const textOf = (nodes: readonly BodyTree[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : node.kind === 'image' ? node.alt : textOf(node.kind === 'element' ? node.children : buildBodyTree(node.children)))).join('');
