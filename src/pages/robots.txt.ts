import type { APIRoute } from 'astro';

/** The print page is the book's raw material and not for readers. */
export const GET: APIRoute = ({ site }) => {
  const base = import.meta.env.BASE_URL;
  const sitemap = new URL(`${base}sitemap.xml`, site).href;
  return new Response(`User-agent: *\nDisallow: ${base}print/\nSitemap: ${sitemap}\n`);
};
