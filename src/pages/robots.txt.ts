import { textFile } from '../site/text-file.ts';

/** The print page is the book's raw material and not for readers. */
export const GET = textFile('text/plain', ({ site }) => {
  const base = import.meta.env.BASE_URL;
  const sitemap = new URL(`${base}sitemap.xml`, site).href;
  return `User-agent: *\nDisallow: ${base}print/\nSitemap: ${sitemap}\n`;
});
