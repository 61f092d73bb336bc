import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { insertBlank, listPages, openDocument, pageContent, setPageContent } from '../../../scripts/pdf/pdf-objects.ts';
import { formatPlainFile } from '../../../scripts/pdf/plain-file.ts';
import { decodeName, decodeText, dictOf, formatValue, isDict, nameOf, numberIn, parseValue, refIn, textOf } from '../../../scripts/pdf/pdf-values.ts';
import type { PdfValue } from '../../../scripts/pdf/pdf-values.ts';

describe('PDF 里的值', () => {
  it('字典、数组、名称、字符串和引用，读出来再写，一字不差', () => {
    const text = '<</Type /Page\n/Kids [3 0 R 14 0 R null]\n/Title (a \\) >> [b)\n/Hex <FEFF7532>\n/Box [0 -.5 595.2 +8]\n/A <</B true>>>>';
    expect(formatValue(parseValue(text))).toBe(text);
  });

  it('不留空白的写法也读得对', () => {
    expect(formatValue(parseValue('<</A/B/C[1 0 R/D(x)<41>2]/E<</F 1>>>>'))).toBe('<</A /B\n/C [1 0 R /D (x) <41> 2]\n/E <</F 1>>>>');
  });

  it('没有写完的对象就抛出', () => {
    expect(() => parseValue('<</A [1 2')).toThrow('没有写完');
    expect(() => parseValue('')).toThrow('没有写完');
  });

  it('任何值，写出来再读，还是它', () => {
    const scalar = fc.oneof(fc.integer().map(String), fc.string().map((text) => nameOf(text)), fc.string({ unit: 'binary' }).map(textOf), fc.nat().map((number) => `${number} 0 R`), fc.constantFrom('true', 'null', '(a\\(b)', '<4A>'));
    const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('value'), { maxLength: 5 }), fc.array(fc.tuple(fc.string().map((text) => nameOf(text).slice(1)), tie('value')), { maxLength: 5 }).map((entries) => new Map(entries))),
    }));
    fc.assert(
      fc.property(value, (one) => {
        expect(parseValue(formatValue(one))).toEqual(one);
      }),
    );
  });

  it('名称和字符串，与 pdf-lib 说的一样', () => {
    for (const text of ['plain', 'with space', 'a#b/c(d)', 'pd-sop-001--scope']) {
      expect(nameOf(text)).toBe(PDFName.of(text).toString());
      expect(decodeName(nameOf(text))).toBe(text);
    }
    for (const text of ['甲乙 Ⅱ', 'abc', '𠮷']) {
      expect(textOf(text)).toBe(PDFHexString.fromText(text).toString());
      expect(decodeText(textOf(text))).toBe(text);
    }
    for (const raw of ['plain', 'a\\(b\\)', 'tab\\tend', '\\101\\102', 'back\\\\slash']) expect(decodeText(`(${raw})`)).toBe(PDFString.of(raw).decodeText());
  });

  it('数和引用认得出来，别的不算', () => {
    expect(['12', '-.5', '/1', '(1)', '1 0 R', 'true'].map((value) => numberIn(value))).toEqual([12, -0.5, undefined, undefined, undefined, undefined]);
    expect(['7 0 R', '7', '(7 0 R)'].map((value) => refIn(value))).toEqual([7, undefined, undefined]);
  });
});

describe('打开、改动、写回一个文件', () => {
  const twoPages = async (useObjectStreams: boolean): Promise<Uint8Array> => {
    const doc = await PDFDocument.create({ updateMetadata: false });
    for (const content of ['1 0 0 1 0 0 cm', '2 0 0 2 0 0 cm']) doc.addPage([595, 842]).node.set(PDFName.of('Contents'), doc.context.register(doc.context.flateStream(content)));
    doc.setTitle('小书');
    return doc.save({ useObjectStreams });
  };

  it.each([['打开着的对象', false], ['对象流里的对象', true]])('%s：页、内容和书名都读得到', async (_, useObjectStreams) => {
    const doc = openDocument(await twoPages(useObjectStreams));
    expect(listPages(doc).map((page) => pageContent(doc, page))).toEqual(['1 0 0 1 0 0 cm', '2 0 0 2 0 0 cm']);
    expect(decodeText(doc.info.get('Title'))).toBe('小书');
  });

  it('改过的内容、补的白页和加的对象，pdf-lib 打开也看得见', async () => {
    const doc = openDocument(await twoPages(false));
    const [, second] = listPages(doc);
    if (!second) throw new Error('没有第二页');
    setPageContent(doc, second, '3 0 0 3 0 0 cm');
    insertBlank(doc, second);
    doc.catalog.set('Extra', doc.addStream({ Subtype: '/XML' }, 'abc'));
    doc.catalog.set('More', doc.add(dictOf({ Text: textOf('乙') })));
    const { objects, catalog, info } = doc.toPlainFile();
    const again = await PDFDocument.load(formatPlainFile(objects, catalog, info), { updateMetadata: false });
    expect(again.getPages().map((page) => page.node.Contents() !== undefined)).toEqual([true, false, true]);
    expect(again.getPage(1).getSize()).toEqual({ width: 595, height: 842 });
    const own = openDocument(formatPlainFile(objects, catalog, info));
    expect(listPages(own).map((page) => pageContent(own, page))).toEqual(['1 0 0 1 0 0 cm', '', '3 0 0 3 0 0 cm']);
    expect(own.content(refIn(own.catalog.get('Extra')) ?? 0)).toBe('abc');
    const more = own.object(refIn(own.catalog.get('More')) ?? 0);
    expect(isDict(more) && decodeText(more.get('Text'))).toBe('乙');
  });

  it('没有打开过的对象，原样写回', async () => {
    const bytes = await twoPages(false);
    const before = openDocument(bytes).list();
    const doc = openDocument(bytes);
    listPages(doc);
    expect(new Map(doc.list()).get(Number(before.find(([, text]) => text.endsWith('endstream'))?.[0]))).toBe(before.find(([, text]) => text.endsWith('endstream'))?.[1]);
  });
});
