import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import { documentPath, sitePages } from '../model/addresses.ts';
import type { Check, ManualDocument } from '../model/manual.ts';
import { isUnread, type LinkUse } from '../model/parsed-body.ts';

/** The anchors of each page; undefined where they are not known, because the text could not be read. */
type Pages = ReadonlyMap<string, ReadonlySet<string> | undefined>;

const allowedProtocol = /^(https?:|mailto:|tel:)/i;

/** M203, M204, M311: links in texts that lead nowhere or that are not allowed. */
export const internalLinks: Check = (manual) => {
  const unread = manual.documents.filter(({ body }) => isUnread(body)).map((document) => [documentPath(document), undefined] as const);
  const pages: Pages = new Map([...sitePages(manual), ...unread]);
  return manual.documents.flatMap((document) => document.body.links.flatMap((link) => checkLink(document, link, pages)));
};

function checkLink(document: ManualDocument, link: LinkUse, pages: Pages): readonly Diagnostic[] {
  if (allowedProtocol.test(link.href)) return [];
  if (!/^[/#]/.test(link.href)) return [forbidden(document, link)];
  const [path = '', anchor] = splitHref(link.href, documentPath(document));
  if (!pages.has(path)) return [deadLink(document, link, path, pages)];
  const anchors = pages.get(path);
  return !anchors || anchor === undefined || anchor === '' || anchors.has(anchor) ? [] : [deadAnchor(document, link, anchor, anchors)];
}

function splitHref(href: string, here: string): readonly [string, string | undefined] {
  const [path = '', anchor] = href.split('#', 2);
  const full = path === '' ? here : path.endsWith('/') || /\.[a-z]+$/.test(path) ? path : `${path}/`;
  return [full, anchor];
}

const forbidden = (document: ManualDocument, link: LinkUse): Diagnostic =>
  createDiagnostic('M311', { file: document.file, ...link }, {
    message: `链接地址 ${link.href} 不允许。`,
    hint: '站内写成 /qc/qc-sop-003/ 的样子（以 / 开头），本页小节写成 #小节编号；引用文件用 <Ref id="QC-SOP-003" />；外部地址以 https:// 开头。',
  });

function deadLink(document: ManualDocument, link: LinkUse, path: string, pages: Pages): Diagnostic {
  const [near] = nearest(path, [...pages.keys()], 1);
  return createDiagnostic('M203', { file: document.file, ...link }, {
    message: `站内没有页面 ${path}。`,
    hint: near === undefined ? '改成已有的页面；引用文件用 <Ref id="编号" />，地址变了也不会断。' : `最接近的是 ${near}；引用文件用 <Ref id="编号" />，地址变了也不会断。`,
  });
}

function deadAnchor(document: ManualDocument, link: LinkUse, anchor: string, anchors: ReadonlySet<string>): Diagnostic {
  const [near] = nearest(anchor, [...anchors], 1);
  return createDiagnostic('M204', { file: document.file, ...link }, {
    message: `页面上没有小节 #${anchor}。`,
    hint: near === undefined ? `可用的有：${[...anchors].slice(0, 8).map((id) => `#${id}`).join('、')}。` : `最接近的是 #${near}。`,
  });
}
