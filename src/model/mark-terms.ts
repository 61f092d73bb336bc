import { derive } from './derive.ts';
import type { BodyNode, BodyPart } from './parsed-body.ts';

/**
 * Marks each glossary term where the text first uses it: there, and only there, stands a `<Term>` as if the author had written it. Headings,
 * links, code and what already is a `<Term>` stay as they are. The longest term that fits wins; Latin ones are whole words.
 */
export function markTerms(nodes: readonly BodyNode[], terms: readonly string[]): readonly BodyNode[] {
  if (terms.length === 0) return nodes;
  return markNodes(nodes, { pattern: patternOf(terms), seen: new Set() });
}

interface Marking {
  readonly pattern: RegExp;
  readonly seen: Set<string>;
}

const patternOf = derive((terms: readonly string[]): RegExp => {
  const longestFirst = terms.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(longestFirst.map(wordOf).join('|'), 'g');
});

const wordOf = (term: string): string => {
  const word = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `${/^\w/.test(term) ? '(?<![\\w-])' : ''}${word}${/\w$/.test(term) ? '(?![\\w-])' : ''}`;
};

function markNodes(nodes: readonly BodyNode[], marking: Marking): readonly BodyNode[] {
  return nodes.flatMap((node): readonly BodyNode[] => {
    if (typeof node === 'string') return markHtml(node, marking);
    if (node.kind !== 'part') return [node];
    if (node.name === 'Term') marking.seen.add(String(node.attributes['id']));
    return [node.children.length > 0 && node.name !== 'Term' ? { ...node, children: markNodes(node.children, marking) } : node];
  });
}

const unmarked: ReadonlySet<string> = new Set(['a', 'code', 'sub', 'sup', 'kbd']);

/** Text and tags in turn; a tag is never looked into. */
function markHtml(html: string, marking: Marking): readonly BodyNode[] {
  const nodes: BodyNode[] = [];
  let run = '';
  let depth = 0;
  for (const [piece] of html.matchAll(/<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g)) {
    const name = /^<\/?([a-z0-9]+)/.exec(piece)?.[1] ?? '';
    if (unmarked.has(name)) depth += piece.startsWith('</') ? -1 : 1;
    if (piece.startsWith('<') || depth > 0) {
      run += piece;
      continue;
    }
    for (const part of splitText(piece, marking)) {
      if (typeof part === 'string') run += part;
      else {
        if (run !== '') nodes.push(run);
        nodes.push(part);
        run = '';
      }
    }
  }
  return run === '' ? nodes : [...nodes, run];
}

function splitText(text: string, { pattern, seen }: Marking): readonly (string | BodyPart)[] {
  const parts: (string | BodyPart)[] = [];
  let last = 0;
  for (const { 0: term, index } of text.matchAll(pattern)) {
    if (seen.has(term)) continue;
    seen.add(term);
    parts.push(text.slice(last, index), { kind: 'part', key: '', name: 'Term', attributes: { id: term }, inline: true, children: [] });
    last = index + term.length;
  }
  return [...parts, text.slice(last)];
}
