import type { BodyNode } from '../../src/model/parsed-body.ts';

const tags: ReadonlySet<string> = new Set('a blockquote br code del div em h2 h3 h4 h5 h6 hr img input kbd li ol p pre section strong sub sup table tbody td th thead tr ul'.split(' '));
const attributes: ReadonlySet<string> = new Set('align alt aria-describedby aria-label checked class data-footnote-backref data-footnote-ref data-footnotes dir disabled href id src start title type'.split(' '));
const tag = /<(\/?)([^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = /([^\s=/]+)(?:="([^"]*)")?/g;

/** What in a compiled body a browser would run or fetch. The runs between parts are HTML as it goes out. */
export const findHarm = (nodes: readonly BodyNode[]): readonly string[] => nodes.flatMap((node) => {
  if (typeof node === 'string') return harmIn(node);
  if (node.kind === 'image') return harmfulAddress(node.src);
  return [...(node.kind === 'link' ? harmfulAddress(node.href) : []), ...findHarm(node.children)];
});

function harmIn(html: string): readonly string[] {
  return [...html.matchAll(tag)].flatMap(([whole, , name = '', written = '']) => {
    if (!tags.has(name)) return [whole];
    return [...written.matchAll(attribute)].flatMap(([, key = '', value = '']) => {
      if (!attributes.has(key)) return [whole];
      return key === 'href' || key === 'src' ? harmfulAddress(value) : [];
    });
  });
}

const harmfulAddress = (address: string): readonly string[] => (/^(?:https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i.test(address) ? [] : [address]);
