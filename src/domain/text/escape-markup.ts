/** Text between the tags, or inside the quoted attributes, of HTML and SVG. */
export function escapeMarkup(text: string): string {
  if (!/[&<>"]/u.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
