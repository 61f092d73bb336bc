/** HTML that authors may type because Markdown has nothing for it. */
export const allowedHtml: ReadonlySet<string> = new Set(['br', 'sub', 'sup', 'kbd']);
