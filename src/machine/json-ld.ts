import { chapterPath, documentPath, siteUrl } from '../model/addresses.ts';
import { findEntity, type Manual, type ManualDocument } from '../model/manual.ts';

/** A statement in the vocabulary of schema.org. */
export interface Statement {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

export interface Crumb {
  readonly title: string;
  /** Its address; the page that is being read has none. */
  readonly url: string | undefined;
}

/** Where a page stands, from the site's first page down. */
export const breadcrumbList = (trail: readonly Crumb[]): Statement => ({
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ title, url }, index) => ({ '@type': 'ListItem', position: index + 1, name: title, ...(url === undefined ? {} : { item: url }) })),
});

/** A document as an article: what it is, which version is in force since when, and who answers for it. */
export function techArticle(manual: Manual, document: ManualDocument): Statement {
  const { company } = manual;
  const { code, title, header, type } = document;
  const nameOf = (role: string): string => findEntity(manual, 'role', role)?.title ?? role;
  const organisation = { '@type': 'Organization', name: company.name, url: siteUrl(manual, '/') };
  return {
    '@type': 'TechArticle',
    headline: title,
    identifier: code,
    url: siteUrl(manual, documentPath(document)),
    description: header.purpose,
    inLanguage: 'zh-CN',
    genre: type.label,
    version: header.version,
    creativeWorkStatus: header.status,
    ...(header.effective === undefined ? {} : { datePublished: header.effective }),
    dateModified: header.changes.at(-1)?.date,
    expires: header.nextReview,
    author: { '@type': 'Role', roleName: nameOf(header.author), author: organisation },
    publisher: organisation,
    isPartOf: { '@type': 'CreativeWork', name: manual.chapters.find(({ id }) => id === document.chapter)?.title, url: siteUrl(manual, chapterPath(document.chapter)) },
  };
}

/** A statement for a script element of type application/ld+json: nothing in it can end the element. */
export const formatJsonLd = (statement: Statement): string => JSON.stringify({ '@context': 'https://schema.org', ...statement }).replaceAll('<', '\\u003c');
