import { pieceMark, type PrintPlan } from '../pdf/print-plan.ts';
import type { PrintPiece, PrintSource } from '../pdf/print-source.ts';

/** The head of the table that the bench adds: it runs over several pages, and its head should stand on each. */
export const longTableHead = '每页都要有的表头';
const longTableRows = 160;

const row = (_: unknown, at: number): string => `<tr><td>长表第${String(at + 1)}行</td><td>这一行写一句话，让表格跨过几页。</td></tr>`;

const longTable: PrintPiece = {
  html: `<section class="print-front" id="bench-table" data-part="bench-table"><h1>长表</h1><table><thead><tr><th scope="col">${longTableHead}</th><th scope="col">说明</th></tr></thead><tbody>${Array.from({ length: longTableRows }, row).join('')}</tbody></table></section>`,
  ids: ['bench-table'],
  targets: [],
  parts: ['bench-table'],
  isTemplate: false,
};

/** The beginning of a book, of about so many characters of markup, without anything that points behind its end. */
export function cutBook(source: PrintSource, characters: number): string {
  const pieces = [...firstPieces(source.pieces.filter(({ isTemplate }) => !isTemplate), characters), longTable];
  const ids = new Set(pieces.flatMap((piece) => piece.ids));
  const kept = pieces.map((piece) => ({ ...piece, html: withoutDangling(piece.html, ids) }));
  const tail = source.tail.replace(/(<script[^>]*\bid="print-plan"[^>]*>)[\s\S]*?(<\/script>)/, (_, start: string, end: string) => start + JSON.stringify(cutPlan(source.plan, ids)).replaceAll('<', '\\u003c') + end);
  return source.head + kept.map(({ html }) => html).join(pieceMark) + tail;
}

/** Contents and lists shrink with what follows them: only that is counted. */
function firstPieces(pieces: readonly PrintPiece[], characters: number): readonly PrintPiece[] {
  const front = pieces.findIndex(({ html }) => html.startsWith('<section class="print-chapter'));
  let size = 0;
  return pieces.filter(({ html }, at) => {
    size += at < front ? 0 : html.length;
    return size <= characters;
  });
}

const cutPlan = (plan: PrintPlan, ids: ReadonlySet<string>): PrintPlan => ({
  ...plan,
  outline: plan.outline.filter(({ target }) => ids.has(target)),
  pageLabels: plan.pageLabels.filter(({ target }) => target === null || ids.has(target)),
  linkLabels: Object.fromEntries(Object.entries(plan.linkLabels).filter(([id]) => ids.has(id))),
  rectoTargets: plan.rectoTargets.filter((id) => ids.has(id)),
});

/** Entries of lists that lead behind the end go; other links to there become plain text. */
function withoutDangling(html: string, ids: ReadonlySet<string>): string {
  const leadsAway = (markup: string): boolean => [...markup.matchAll(/data-target="([^"]*)"/g)].some(([, id = '']) => !ids.has(id));
  return html
    .replace(/<li class="print-contents__entry[\s\S]*?<\/li>/g, (entry) => (leadsAway(entry) ? '' : entry))
    .replace(/<tr data-entry="[\s\S]*?<\/tr>/g, (entry) => (leadsAway(entry) ? '' : entry))
    .replace(/ href="#([^"]*)"/g, (link, id: string) => (ids.has(id) ? link : ''))
    .replace(/<span class="page-ref">[^<]*<span class="page-no" data-target="([^"]*)"><\/span>[^<]*<\/span>/g, (reference, id: string) => (ids.has(id) ? reference : ''))
    .replace(/<span class="page-no" data-target="([^"]*)"><\/span>/g, (slot, id: string) => (ids.has(id) ? slot : ''));
}

/** The same page for programs that lay out by style sheets alone: no script, their own page numbers, a style sheet that all of them understand. */
export const writeRivalPage = (html: string, style: string): string =>
  html
    .replace(/<link\b[^>]*>/g, '')
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replaceAll(' data-target="', ' data-page="#')
    .replace('</head>', `<style>${style}</style></head>`);
