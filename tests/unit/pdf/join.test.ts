import type { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';

import { joinFindings } from '../../../scripts/pdf/book-findings.ts';
import type { BookFindings } from '../../../scripts/pdf/book-findings.ts';
import { checkDelivered } from '../../../scripts/pdf/check-delivered.ts';
import { judgeTags } from '../../../scripts/pdf/check-structure.ts';
import { openFinished } from '../../../scripts/pdf/finished-file.ts';
import { mendPart } from '../../../scripts/pdf/mend-part.ts';
import { listPages, openDocument, pageContent } from '../../../scripts/pdf/pdf-objects.ts';
import type { PrintPlan } from '../../../scripts/pdf/print-plan.ts';
import { joinTexts, judgeTexts } from '../../../scripts/pdf/read-page-texts.ts';
import { listStructElements } from '../../../scripts/pdf/struct-elements.ts';
import { askQpdf, bound } from '../../support/pdf-files.ts';
import { printedPart, smallPlan } from '../../support/small-pdf.ts';

const plan: PrintPlan = { ...smallPlan, outline: [{ title: '甲', level: 1, target: 'first' }], linkLabels: { first: '甲' } };

async function bind(docs: readonly PDFDocument[], findings?: BookFindings): Promise<{ readonly bytes: Uint8Array; readonly findings: BookFindings }> {
  const parts = await Promise.all(docs.map(async (doc) => mendPart(await doc.save({ useObjectStreams: false }), plan)));
  const found = findings ?? joinFindings(parts.map((part) => part.findings));
  const bytes = await bound(parts.map((part) => part.bytes), { plan, destinations: { pages: parts.length, pageOf: new Map() }, findings: found });
  return { bytes, findings: found };
}

const twoParts = async (): Promise<readonly PDFDocument[]> => [await printedPart('first', 'H1', '1 0 0 1 0 0 cm'), await printedPart('second', 'H2', '2 0 0 2 0 0 cm', 'https://book.invalid/#first')];

describe('几段合成一本', () => {
  it('页按顺序，标签、单元格编号和目的地都在，跨段的链接变成书内的', async () => {
    const { bytes, findings } = await bind(await twoParts());
    expect(checkDelivered(bytes, plan, findings)).toEqual([]);
    const doc = openDocument(bytes);
    expect(listPages(doc).map((page) => pageContent(doc, page).match(/^[12]/)?.[0])).toEqual(['1', '2']);
    expect(listStructElements(doc).map(({ type }) => type)).toEqual(['Document', 'Part', 'H1', 'Part', 'H2']);
    expect(findings.links).toEqual([{ what: 'first', page: 2 }]);
    const text = [...openFinished(bytes).numbers].map(openFinished(bytes).object).join('\n');
    expect([...text.matchAll(/\(node\d+\)/g)].map(([id]) => id).sort()).toEqual(['(node00000001)', '(node00000001)', '(node01000001)', '(node01000001)']);
  });

  it('标题跳级要看整本：第二段从二级标题开始不算', async () => {
    const { findings } = await bind(await twoParts());
    expect(judgeTags(findings.tags)).toEqual([]);
    const [, second] = await Promise.all((await twoParts()).map(async (doc) => mendPart(await doc.save({ useObjectStreams: false }), plan).findings));
    expect(second && judgeTags(second.tags).map(({ message }) => message)).toEqual(['标题跳级 1 处（第 1 页）。']);
  });

  it('后一段的页码接着前一段数', () => {
    expect(joinTexts([{ pages: 10, texts: judgeTexts(['甲']) }, { pages: 2, texts: judgeTexts(['乙', '\uFFFD']) }])).toEqual({ characters: '甲乙\uFFFD', wrong: [{ what: '\uFFFD', page: 12 }] });
  });
});

describe('线性化', () => {
  const manyParts = (count: number): Promise<readonly PDFDocument[]> => Promise.all(Array.from({ length: count }, (_, at) => printedPart(at === 0 ? 'first' : `part-${at}`, 'H1', `${at} 0 0 1 0 0 cm`, at % 3 === 0 ? 'https://book.invalid/#first' : undefined)));

  it.each([1, 2, 40])('qpdf 重算一遍提示表，没有一处不同：%i 页', async (pages) => {
    expect(await askQpdf((await bind(await manyParts(pages))).bytes)).toEqual([0, 0]);
  });

  it('qpdf 看得出提示表说错了', async () => {
    const { bytes } = await bind(await manyParts(3));
    const text = Buffer.from(bytes).toString('latin1');
    const wrong = text.replace(/\/O (\d+)\/E/, (_, number: string) => `/O ${Number(number) + 1}/E`);
    expect(await askQpdf(new Uint8Array(Buffer.from(wrong, 'latin1')))).not.toEqual([0, 0]);
  });

  it('哪里也不用的对象不进书', async () => {
    const doc = await printedPart('first', 'H1', '1 0 0 1 0 0 cm');
    doc.context.register(doc.context.obj({ Left: 'behind' }));
    const { bytes } = await bind([doc]);
    const file = openFinished(bytes);
    expect(file.numbers.map(file.object).filter((text) => text.includes('/Left'))).toEqual([]);
    expect(await askQpdf(bytes)).toEqual([0, 0]);
  });

  it('同样的内容，同样的字节；内容变了，文件的编号也变', async () => {
    const [one, again, other] = await Promise.all([2, 2, 3].map(async (pages) => Buffer.from((await bind(await manyParts(pages))).bytes)));
    expect(one?.equals(again ?? Buffer.alloc(0))).toBe(true);
    const idOf = (bytes: Buffer | undefined): string | undefined => /\/ID \[<([0-9a-f]{32})>/.exec(bytes?.toString('latin1') ?? '')?.[1];
    expect(idOf(one)).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf(other)).not.toBe(idOf(one));
  });
});

describe('交出去的文件是不是验收过的那一本', () => {
  it('页换了次序、丢了一页的字体或图，看得出来', async () => {
    const { findings } = await bind(await twoParts());
    const { bytes } = await bind((await twoParts()).toReversed());
    expect(checkDelivered(bytes, plan, findings).map(({ code, message }) => `${code} ${message}`)).toEqual(['P305 装订以后第 1–2 页不是印出来的那一页。']);
    const { bytes: shorter } = await bind((await twoParts()).slice(0, 1));
    expect(checkDelivered(shorter, plan, findings).map(({ message }) => message)).toEqual(['装订以后第 2 页不是印出来的那一页。', '装订以后少了 1 个字体、图片或页面的流。']);
  });

  it('链接的目的地没有合进来，说出在第几页', async () => {
    const { bytes, findings } = await bind(await twoParts());
    const lost = { ...findings, links: [...findings.links, { what: 'third', page: 2 }] };
    expect(checkDelivered(bytes, plan, lost).map(({ message }) => message)).toEqual(['链接点了没有去处：第 2 页的 #third。']);
  });
});
