import { documentPath, siteUrl } from '../model/addresses.ts';
import { describeEntry } from '../model/describe-entry.ts';
import { documentHeaderSchema } from '../model/document-header.ts';
import { referrers } from '../model/document-relations.ts';
import type { Manual, ManualDocument } from '../model/manual.ts';
import type { BodyPart } from '../model/parsed-body.ts';
import { formatBody } from './format-body.ts';
import { formatFields, formatReference } from './format-fields.ts';
import { joinBlocks, markdownTable, markdownText } from './markdown-text.ts';

/** What a part of a document's body says; the parts belong to the templates. */
export type FormatPart = (part: BodyPart, content: string, document: ManualDocument) => string;

const headerKeys: ReadonlySet<string> = new Set(Object.keys(documentHeaderSchema.shape));

/** Said at the head of the copy, or in tables of its own. */
const toldOtherwise: ReadonlySet<string> = new Set(['type', 'code', 'title', 'purpose', 'changes', 'confirmed']);

/** A document as Markdown: control block, its type's own fields, the author's text, who refers to it, and its revisions. */
export function formatDocument(manual: Manual, document: ManualDocument, formatPart: FormatPart): string {
  const { code, title, number, type, header } = document;
  const fields = describeEntry(type.schema, document.data);
  const control = fields.filter(({ key }) => headerKeys.has(key) && !toldOtherwise.has(key));
  const own = fields.filter(({ key }) => !headerKeys.has(key));
  const users = referrers(manual, 'document', code);
  return joinBlocks([
    `# ${number} ${markdownText(title)}`,
    `> ${markdownText(header.purpose)}`,
    `${type.label} ${code} · ${siteUrl(manual, documentPath(document))}`,
    formatFields(manual, control, 2),
    formatFields(manual, own, 2),
    formatBody(document.body.nodes, {
      numberOf: (id) => document.outline.find((entry) => entry.id === id)?.number ?? '',
      urlOf: (href) => siteUrl(manual, href.startsWith('#') ? `${documentPath(document)}${href}` : href),
      formatPart: (part, content) => formatPart(part, content, document),
    }),
    ...(users.length > 0 ? ['## 引用本文件的文件', users.map((id) => formatReference(manual, { kind: 'document', id })).join('、')] : []),
    '## 修订记录',
    markdownTable(['版次', '日期', '性质', '改了什么'], header.changes.map(({ version, date, kind, summary }) => [version, date, kind, markdownText(summary)])),
  ]);
}
