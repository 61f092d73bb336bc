import { likelihoodLabels, riskBands, selectRiskMatrix, severityGradeLabels, type RiskBand, type RiskCell } from '../domain/risk/risk-matrix.ts';
import type { Chart, ChartOptions } from './chart.ts';
import { renderLegend } from './legend.ts';
import { chartWidth, renderBox, renderSvg, renderTexture, renderText, type Box, type TextureName } from './svg.ts';

/** A risk on the matrix; both grades from 1 to 5. */
export interface PlacedRisk {
  readonly id: string;
  readonly likelihood: number;
  readonly severity: number;
}

const left = 84;
const top = 8;
const cellWidth = (chartWidth - left - 8) / 5;
const cellHeight = 62;
const textureOf: Readonly<Record<RiskBand, TextureName | undefined>> = { 低: undefined, 一般: 'dots', 较大: 'lines', 重大: 'cross' };

/** Risks in the 5 × 5 matrix; the band of a cell is its word and its texture, its colour only helps. */
export function renderRiskMatrix(risks: readonly PlacedRisk[], options: ChartOptions): Chart {
  const rows = selectRiskMatrix();
  const bottom = top + rows.length * cellHeight;
  const legend = renderLegend(riskBands.map((band) => legendItem(band)), bottom + 44);
  const desc = describeMatrix(risks);
  const svg = renderSvg({ ...options, desc, height: bottom + 48 + legend.height }, [
    ...rows.flatMap((row, index) => [renderRowLabel(row[0], index), ...row.map((cell, column) => renderCell(cell, index, column, risks))]),
    ...severityGradeLabels.map((label, index) => renderText(left + (index + 0.5) * cellWidth, bottom + 18, `${index + 1} ${label}`, { anchor: 'middle', name: 'chart__key' })),
    renderText(left + 2.5 * cellWidth, bottom + 36, '严重度 S', { anchor: 'middle' }),
    renderText(8, top + 12, '可能性 L'),
    legend.svg,
  ]);
  return { svg, desc, table: tabulate(rows, risks) };
}

const inCell = (risks: readonly PlacedRisk[], cell: RiskCell): readonly PlacedRisk[] => risks.filter((risk) => risk.likelihood === cell.likelihood && risk.severity === cell.severity);

function renderRowLabel(cell: RiskCell | undefined, index: number): string {
  const likelihood = cell?.likelihood ?? 0;
  return renderText(left - 8, top + index * cellHeight + cellHeight / 2 + 5, `${likelihood} ${likelihoodLabels[likelihood - 1] ?? ''}`, { anchor: 'end', name: 'chart__key' });
}

function renderCell(cell: RiskCell, row: number, column: number, risks: readonly PlacedRisk[]): string {
  const box: Box = { x: left + column * cellWidth, y: top + row * cellHeight, width: cellWidth, height: cellHeight };
  const lines = codeLines(inCell(risks, cell).map(({ id }) => id));
  const middle = box.x + cellWidth / 2;
  return [
    renderSwatch(cell.band, box),
    renderBox('chart__label-ground', { x: box.x + 4, y: box.y + 4, width: 56, height: 15 }),
    renderText(box.x + 7, box.y + 15.5, `${cell.score} ${cell.band}`, { name: 'chart__small' }),
    lines.length > 0 ? renderBox('chart__label-ground', { x: box.x + 4, y: box.y + 23, width: cellWidth - 8, height: 5 + lines.length * 15 }) : '',
    ...lines.map((line, index) => renderText(middle, box.y + 36.5 + index * 15, line, { anchor: 'middle', name: 'chart__small' })),
  ].join('');
}

function renderSwatch(band: RiskBand, box: Box): string {
  const texture = textureOf[band];
  const name = `chart__cell chart__cell--${riskBands.indexOf(band) + 1}`;
  return renderBox(name, box) + (texture === undefined ? '' : renderTexture(texture, box));
}

/** The codes of a cell on two lines; where they are too many, the first ones and how many there are. */
function codeLines(ids: readonly string[]): readonly string[] {
  if (ids.length <= 4) return [ids.slice(0, 2).join(' '), ids.slice(2).join(' ')].filter((line) => line !== '');
  return [ids.slice(0, 2).join(' '), `等 ${ids.length} 项`];
}

const legendItem = (band: RiskBand) => ({
  label: band,
  sign: (x: number, y: number) => renderSwatch(band, { x: x - 9, y: y - 7, width: 18, height: 14 }),
});

const bandOf = (risk: PlacedRisk): RiskBand => selectRiskMatrix().flat().find((cell) => cell.likelihood === risk.likelihood && cell.severity === risk.severity)?.band ?? '低';

function describeMatrix(risks: readonly PlacedRisk[]): string {
  const counts = riskBands.toReversed().map((band) => `${band} ${risks.filter((risk) => bandOf(risk) === band).length} 项`);
  return `共 ${risks.length} 项风险：${counts.join('，')}。`;
}

function tabulate(rows: readonly (readonly RiskCell[])[], risks: readonly PlacedRisk[]): Chart['table'] {
  const filled = rows.flat().toSorted((a, b) => b.score - a.score).filter((cell) => inCell(risks, cell).length > 0);
  return {
    columns: ['等级', '分值', '可能性 × 严重度', '项数', '风险编号'],
    rows: filled.map((cell) => {
      const ids = inCell(risks, cell).map(({ id }) => id);
      return [cell.band, String(cell.score), `${cell.likelihood} × ${cell.severity}`, String(ids.length), ids.join('、')];
    }),
  };
}
