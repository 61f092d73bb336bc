import { METRICS } from './flow-metrics.ts';
import { textEm } from './text-em.ts';
import type { ChartEdge } from './chart.ts';
import { linesEm } from './wrap-label.ts';

/** A condition, wrapped. */
export interface ConditionText {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Width that makes a compact block of a condition beside its line. */
function blockWidth(label: string): number {
  const area = textEm(label) * METRICS.labelText * METRICS.labelLine;
  return Math.min(METRICS.conditionMax, Math.max(METRICS.conditionMin, Math.sqrt(area) * 1.2));
}

/** Wraps a condition; `maxWidth` where the place for it is narrower than its block. */
export function measureCondition({ label, wrap }: Pick<ChartEdge, 'label' | 'wrap'>, maxWidth: number): ConditionText {
  const width = Math.max(3 * METRICS.labelText, Math.min(maxWidth, blockWidth(label)));
  const lines = wrap(width / METRICS.labelText);
  return { lines, width: Math.ceil(linesEm(lines) * METRICS.labelText), height: lines.length * METRICS.labelLine };
}
