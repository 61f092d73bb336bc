import { documentPath, siteUrl } from '../model/addresses.ts';
import { lastChange } from '../model/last-change.ts';
import { findEntity, type Manual } from '../model/manual.ts';
import { listRevisions, type Revision } from '../model/revisions.ts';
import { xmlText } from './xml-text.ts';

/** Where the feed stands within the site. */
export const feedPath = '/revisions/feed.xml';

const mostEntries = 100;

/** Revisions are dated by day; feeds want an hour and a zone. */
const timeOf = (day: string): string => `${day}T00:00:00+08:00`;

/** The latest revisions as an Atom feed (RFC 4287). */
export function formatFeed(manual: Manual): string {
  const { company } = manual;
  const self = siteUrl(manual, feedPath);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${xmlText(self)}</id>`,
    `<title>${xmlText(`${company.manual.title} 修订`)}</title>`,
    `<updated>${timeOf(lastChange(manual))}</updated>`,
    `<author><name>${xmlText(company.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(siteUrl(manual, '/'))}"/>`,
    ...listRevisions(manual).slice(0, mostEntries).map((revision) => formatEntry(manual, revision)),
    '</feed>',
    '',
  ].join('\n');
}

function formatEntry(manual: Manual, { document, change }: Revision): string {
  const url = siteUrl(manual, documentPath(document));
  const author = findEntity(manual, 'role', document.header.author)?.title ?? document.header.author;
  return [
    '<entry>',
    `<id>${xmlText(`${url}#${change.version}`)}</id>`,
    `<title>${xmlText(`${document.code} ${document.title} ${change.version}（${change.kind}）`)}</title>`,
    `<updated>${timeOf(change.date)}</updated>`,
    `<author><name>${xmlText(author)}</name></author>`,
    `<category term="${xmlText(document.type.label)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(url)}"/>`,
    `<summary>${xmlText(change.summary)}</summary>`,
    '</entry>',
  ].join('');
}
