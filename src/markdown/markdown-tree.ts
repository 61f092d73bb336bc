import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype, { defaultHandlers, type Options } from 'remark-rehype';
import { unified, type Data, type Processor } from 'unified';
import type { ElementContent, Root as HastRoot } from 'hast';
import type { Heading, Root as MdastRoot } from 'mdast';
import type { JsxElement } from './body-attributes.ts';
import { walkTree } from './walk-tree.ts';

/** GFM as Chinese texts need it: 3~5 天 is a range and not a deletion, notes are labelled in Chinese. */
export const gfmOptions = { singleTilde: false } as const;

export const footnoteOptions = { footnoteLabel: '注释', footnoteBackLabel: '回到正文' } as const;

const fullParser = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkGfm, gfmOptions)
  .use(remarkCjkFriendly)
  .use(remarkCjkStrikethrough, gfmOptions);

const parserWithoutBareLinks = fullParser().use(leaveOutBareLinks);

/** What a text has in it when it has an address that becomes a link by itself: entities may stand for any character. */
const bareLinkSigns = /@|&|www|http/i;

/** @throws VFileMessage when the text is not well-formed MDX. */
export const parseTree = (text: string): MdastRoot => (bareLinkSigns.test(text) ? fullParser : parserWithoutBareLinks).parse(text);

/** The same, whatever the text may be spared. */
export const parseFully = (text: string): MdastRoot => fullParser.parse(text);

const bareLinks: ReadonlySet<string> = new Set(['emailAutolink', 'protocolAutolink', 'wwwAutolink']);

/** The search for such addresses stops at every letter and digit, and goes through the finished tree again: a third of all work. */
function leaveOutBareLinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text = {}, ...others }) => ({ ...others, text: withoutBareLinks(text) }));
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat().filter(({ enter }) => !enter || !('literalAutolink' in enter));
}

type Constructs = NonNullable<NonNullable<Data['micromarkExtensions']>[number]['text']>;

function withoutBareLinks(constructs: Constructs): Constructs {
  const kept = Object.entries(constructs).map(([code, some = []]) => [code, (Array.isArray(some) ? some : [some]).filter(({ name = '' }) => !bareLinks.has(name))] as const);
  return Object.fromEntries(kept.filter(([, some]) => some.length > 0));
}

/**
 * HTML tree in which parts are kept as they are. The library would look through the whole tree for what names refer to: it is given that alone,
 * and the tree when it asks for its root.
 */
export function toHtmlTree(tree: MdastRoot, idPrefix: string): HastRoot {
  const root = ((state) => defaultHandlers.root(state, tree)) as Handler;
  const converter = unified().use(remarkRehype, { ...footnoteOptions, clobberPrefix: `${idPrefix}-`, handlers: { ...handlers, root } });
  return converter.runSync({ type: 'root', children: namedIn(tree) }) as HastRoot;
}

function namedIn(tree: MdastRoot): MdastRoot['children'] {
  const named: MdastRoot['children'] = [];
  walkTree(tree, (node) => void ((node.type === 'definition' || node.type === 'footnoteDefinition') && named.push(node)));
  return named;
}

type Handlers = NonNullable<Options['handlers']>;
type Handler = NonNullable<Handlers['root']>;

const keepPart: Handler = (state, node: JsxElement) => ({ ...node, children: state.all(node) }) as ElementContent;

/** The library by itself makes a deep copy of each part, and of each heading's id. */
const handlers: Handlers = {
  mdxJsxFlowElement: keepPart,
  mdxJsxTextElement: keepPart,
  heading: (state, node: Heading) => ({ ...defaultHandlers.heading(state, { ...node, data: {} }), properties: { ...node.data?.hProperties } }),
};
