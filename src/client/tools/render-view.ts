import type { ChartTable } from '../../charts/chart.ts';
import { escapeMarkup } from '../../domain/text/escape-markup.ts';
import { formatStepValue } from '../../domain/format-step.ts';
import type { ToolSection, ToolView } from './tool.ts';

/** What a calculator shows, as markup: the same for the example in the page and for the live result. All text is escaped. */
export function renderView(view: ToolView): string {
  return [renderFacts(view), renderVerdict(view), view.table ? renderTable(view.table) : '', ...view.sections.map(renderSection), renderChart(view), renderNotes(view)].join('');
}

const e = escapeMarkup;

function renderVerdict({ verdict }: ToolView): string {
  if (verdict === undefined) return '';
  const signs = { ok: '✓', bad: '✕', open: '…' } as const;
  return `<p class="tool-verdict tool-verdict--${verdict.tone}"><strong class="tool-verdict__word"><span aria-hidden="true">${signs[verdict.tone]}</span> ${e(verdict.word)}</strong> ${e(verdict.why)}</p>`;
}

function renderFacts({ facts }: ToolView): string {
  if (facts.length === 0) return '';
  return `<dl class="tool-facts">${facts.map(({ label, value }) => `<div class="tool-facts__item"><dt>${e(label)}</dt><dd>${e(value)}</dd></div>`).join('')}</dl>`;
}

export function renderTable({ columns, rows }: ChartTable): string {
  const head = columns.map((column) => `<th scope="col">${e(column)}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => `<tr><th scope="row">${e(name)}</th>${cells.map((cell) => `<td>${e(cell)}</td>`).join('')}</tr>`).join('');
  return `<div class="table-frame" tabindex="0" role="group" aria-label="${e(columns.join('、'))}"><table class="tool-table"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function renderSection({ title, steps }: ToolSection): string {
  const lines = steps.map((step) => `<li><span class="worked__label">${e(step.label)}</span><span class="worked__expression">${e(step.expression)}</span><strong class="worked__value">${e(formatStepValue(step))}</strong></li>`);
  return `<section class="worked tool-section"><h3 class="worked__title">${e(title)}</h3><ol class="worked__steps">${lines.join('')}</ol></section>`;
}

function renderChart({ chart }: ToolView): string {
  if (chart === undefined) return '';
  const table = `<details class="chart-data"><summary class="chart-data__summary">数据表</summary>${renderTable(chart.table)}</details>`;
  return `<section class="tool-section"><h3>${e(chart.title)}</h3><div class="chart-frame" tabindex="0" role="group" aria-label="${e(chart.title)}：图">${chart.svg}</div>${table}</section>`;
}

const renderNotes = ({ notes }: ToolView): string => (notes.length === 0 ? '' : `<ul class="tool-notes">${notes.map((note) => `<li>${e(note)}</li>`).join('')}</ul>`);
