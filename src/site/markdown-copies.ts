import { markdownCopies, type MarkdownCopy } from '../machine/markdown-copies.ts';
import { formatPart } from '../../templates/parts/part-markdown.ts';
import { getManual } from './manual.ts';

/** The Markdown copies of the site's pages. */
export async function siteCopies(): Promise<readonly MarkdownCopy[]> {
  const manual = await getManual();
  return markdownCopies(manual, (part, content, document) => formatPart(manual, part, content, document));
}
