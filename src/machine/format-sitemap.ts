import { chapterPath, documentPath, readerPaths, siteUrl } from '../model/addresses.ts';
import { lastChange } from '../model/last-change.ts';
import { documentsOf, type Manual } from '../model/manual.ts';
import { xmlText } from './xml-text.ts';

/** The pages for readers, with the day of their last revision where the manual knows it (sitemaps.org, protocol 0.9). */
export function formatSitemap(manual: Manual): string {
  const days = revisionDays(manual);
  const entries = readerPaths(manual).map((path) => {
    const day = days.get(path);
    return `<url><loc>${xmlText(siteUrl(manual, path))}</loc>${day === undefined ? '' : `<lastmod>${day}</lastmod>`}</url>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', ...entries, '</urlset>', ''].join('\n');
}

function revisionDays(manual: Manual): ReadonlyMap<string, string | undefined> {
  const dayOf = (documents: Manual['documents']): string | undefined => documents.flatMap(({ header }) => header.changes.map(({ date }) => date)).toSorted().at(-1);
  return new Map([
    ['/', lastChange(manual)],
    ...manual.chapters.map(({ id }) => [chapterPath(id), dayOf(documentsOf(manual, id))] as const),
    ...manual.documents.map((document) => [documentPath(document), dayOf([document])] as const),
  ]);
}
