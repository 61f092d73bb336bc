import { PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';

import { readOperators } from './content-operators.ts';
import { markArtifacts } from './mark-artifacts.ts';
import { follow, itemsAt, nameOf, pageContent, setPageContent } from './pdf-objects.ts';
import { elementAt, listStructElements, markedContentAt, setContentParent } from './struct-elements.ts';
import type { StructElement } from './struct-elements.ts';

/** Tags that may hold only other tags: what Chromium paints for them is borders and backgrounds. */
const CONTAINERS: ReadonlySet<string> = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L']);

/** Mends what Chromium's tags lack. Changes `doc`. */
export function repairStructure(doc: PDFDocument): void {
  for (const element of listStructElements(doc)) {
    if (element.type === 'LI') wrapListBody(doc, element);
    if (CONTAINERS.has(element.type)) dropOwnContent(doc, element);
  }
  for (const page of doc.getPages()) {
    const content = pageContent(doc, page);
    const marked = markArtifacts(untagContainers(content));
    if (marked !== content) setPageContent(doc, page, marked);
  }
}

function wrapListBody(doc: PDFDocument, item: StructElement): void {
  const kids = itemsAt(doc, item.dict, 'K');
  const labels = kids.filter((kid) => elementAt(doc, kid)?.type === 'Lbl');
  const rest = kids.filter((kid) => !labels.includes(kid));
  if (rest.length === 0 || rest.every((kid) => elementAt(doc, kid)?.type === 'LBody')) return;
  const body = doc.context.register(doc.context.obj({ Type: 'StructElem', S: 'LBody', P: item.ref, K: [...rest] }));
  const page = item.dict.get(nameOf('Pg'));
  const bodyDict = elementAt(doc, body)?.dict;
  if (page && bodyDict) bodyDict.set(nameOf('Pg'), page);
  for (const kid of rest) adopt(doc, item, kid, body);
  item.dict.set(nameOf('K'), doc.context.obj([...labels, body]));
}

function adopt(doc: PDFDocument, from: StructElement, kid: PDFObject, parent: PDFRef): void {
  const element = elementAt(doc, kid);
  const content = markedContentAt(doc, from.dict, kid);
  if (element) element.dict.set(nameOf('P'), parent);
  else if (content) setContentParent(doc, content, parent);
}

function dropOwnContent(doc: PDFDocument, element: StructElement): void {
  const kids = itemsAt(doc, element.dict, 'K');
  const kept = kids.filter((kid) => {
    const content = markedContentAt(doc, element.dict, kid);
    if (content) setContentParent(doc, content, null);
    return !content;
  });
  if (kept.length < kids.length) element.dict.set(nameOf('K'), doc.context.obj(kept.filter((kid) => follow(doc, kid) !== undefined)));
}

/** Turns the marked content of container tags into artifacts, as `dropOwnContent` turns their owners loose. */
function untagContainers(content: string): string {
  let result = '';
  let last = 0;
  for (const { name, start, end } of readOperators(content)) {
    const tag = name === 'BDC' ? /^\/(\w+)\s*<<\s*\/MCID/.exec(content.slice(start, end))?.[1] : undefined;
    if (tag === undefined || !CONTAINERS.has(tag)) continue;
    result += `${content.slice(last, start)}/Artifact <</Type /Layout>>BDC`;
    last = end;
  }
  return result + content.slice(last);
}
