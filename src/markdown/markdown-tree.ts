import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';

/** GFM as Chinese texts need it: 3~5 天 is a range and not a deletion, notes are labelled in Chinese. */
export const gfmOptions = { singleTilde: false } as const;

export const footnoteOptions = { footnoteLabel: '注释', footnoteBackLabel: '回到正文' } as const;

const parser = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkGfm, gfmOptions)
  .use(remarkCjkFriendly)
  .use(remarkCjkStrikethrough, gfmOptions);

/** @throws VFileMessage when the text is not well-formed MDX. */
export const parseTree = (text: string): MdastRoot => parser.runSync(parser.parse(text)) as MdastRoot;

const partNodes = ['mdxJsxFlowElement', 'mdxJsxTextElement'] as const;

/** HTML tree in which parts are kept as they are. */
export function toHtmlTree(tree: MdastRoot, idPrefix: string): HastRoot {
  const converter = unified().use(remarkRehype, { ...footnoteOptions, clobberPrefix: `${idPrefix}-`, passThrough: [...partNodes] });
  return converter.runSync(tree) as HastRoot;
}
