import type { Nodes, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { tidyText } from '../domain/text/tidy-text.ts';
import { parseTree } from './markdown-tree.ts';

/** Headings are names that other files use; links and tags have texts of their own that must match something. */
const untouched: ReadonlySet<Nodes['type']> = new Set(['heading', 'link', 'linkReference', 'footnoteDefinition']);

/** A body whose sentences are tidied: text nodes only, never tags, code or addresses. @throws VFileMessage when it is not well-formed. */
export function tidyBody(body: string): string {
  const found: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  visit(parseTree(body), (node) => {
    if (untouched.has(node.type)) return SKIP;
    if (node.type === 'text') found.push(...tidied(node, body));
    return undefined;
  });
  return found.toReversed().reduce((text, { start, end, text: tidy }) => text.slice(0, start) + tidy + text.slice(end), body);
}

/** A text whose source has escapes or entities is not the text that readers see, and is left alone. */
function tidied(node: Text, body: string): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (body.slice(start, end) !== node.value) return [];
  const text = node.value.split('\n').map(tidyText).join('\n');
  return text === node.value ? [] : [{ start, end, text }];
}
