import { describe, expect, it } from 'vitest';

import { pieceMark } from '../../../scripts/pdf/print-plan.ts';
import { composePage, parsePrintSource, partitionPieces, selectPieces, webAddresses } from '../../../scripts/pdf/print-source.ts';
import type { PrintSource } from '../../../scripts/pdf/print-source.ts';
import { printPlan } from '../../support/print-site.ts';

const cover = '<section data-part="cover"><a href="#qc-1--goal">目标</a><span class="page-no" data-target="qc-2"></span></section>';
const first = '<article id="qc-1" data-part="qc-1" data-url="https://m.example/qc/qc-1/"><h3 id="qc-1--goal" title="a > b">目标</h3></article>';
const second = '<article id="qc-2" data-part="qc-2"><a href="#qc-1">一</a><a href="https://x.example/#qc-1">外</a></article>';
const role = '<template data-part="handbook.iqc"><section id="handbook.iqc" data-part="handbook.iqc"></section></template>';

const pageOf = (...pieces: readonly string[]): string =>
  `<!doctype html><html><head></head><body>${pieces.join(pieceMark)}<script type="application/json" id="print-plan">${JSON.stringify(printPlan)}</script></body></html>`;

function sourceOf(html: string): PrintSource {
  const parsed = parsePrintSource(html);
  if (!parsed.ok) throw new Error(parsed.reasons.join('；'));
  return parsed.source;
}

describe('把打印页切开', () => {
  it('合起来还是原来的那一页', () => {
    const source = sourceOf(pageOf(cover, first, second));
    expect(source.pieces).toHaveLength(3);
    expect(composePage(source, source.pieces)).toBe(pageOf(cover, first, second).replaceAll(pieceMark, ''));
  });

  it('每一块有哪些 id，指向哪些 id；外网的链接不算', () => {
    const [one, two, three] = sourceOf(pageOf(cover, first, second)).pieces;
    expect(one).toMatchObject({ ids: [], targets: ['qc-1--goal', 'qc-2'], parts: ['cover'] });
    expect(two).toMatchObject({ ids: ['qc-1', 'qc-1--goal'], targets: [] });
    expect(three?.targets).toEqual(['qc-1']);
  });

  it('没有标记的页是一整块；没有 print-plan 的页不是打印页', () => {
    expect(sourceOf(pageOf(cover + first)).pieces).toHaveLength(1);
    expect(parsePrintSource('<!doctype html><body>空</body>')).toEqual({ ok: false, reasons: ['页面里没有 <script id="print-plan">'] });
  });
});

describe('选和分', () => {
  it('整本书不带岗位的说明页，分册只带它的', () => {
    const source = sourceOf(pageOf(cover, role, first, second));
    expect(selectPieces(source, null).map(({ parts }) => parts[0])).toEqual(['cover', 'qc-1', 'qc-2']);
    expect(selectPieces(source, new Set(['cover', 'handbook.iqc'])).map(({ parts }) => parts[0])).toEqual(['cover', 'handbook.iqc']);
  });

  it('相邻的块凑到上限为止，次序不变；比上限还大的自成一段', () => {
    const { pieces } = sourceOf(pageOf(cover, first, second));
    expect(partitionPieces(pieces, 1).map((part) => part.length)).toEqual([1, 1, 1]);
    expect(partitionPieces(pieces, 1_000_000).map((part) => part.length)).toEqual([3]);
    expect(partitionPieces(pieces, cover.length + first.length).flat()).toEqual(pieces);
  });

  it('各段一样大，是双数：一次印两段，哪一段都不等另一段', () => {
    const { pieces } = sourceOf(pageOf(...Array.from({ length: 8 }, () => first)));
    expect(partitionPieces(pieces, first.length * 6).map((part) => part.length)).toEqual([4, 4]);
    expect(partitionPieces(pieces, first.length * 3).map((part) => part.length)).toEqual([2, 2, 2, 2]);
  });

  it('留在书外的内容在网上的地址', () => {
    const { pieces } = sourceOf(pageOf(first, second));
    expect([...webAddresses(pieces)]).toEqual([
      ['qc-1', 'https://m.example/qc/qc-1/'],
      ['qc-1--goal', 'https://m.example/qc/qc-1/#goal'],
    ]);
  });
});
