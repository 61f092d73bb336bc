import type { Chart } from './chart.ts';
import { METRICS } from './flow-metrics.ts';
import { wantedWidth } from './measure-node.ts';
import { textEm } from './text-em.ts';

const STRETCH = 1.3;

function wantedByLane(chart: Chart): readonly number[] {
  return chart.lanes.map((lane, index) => {
    const title = Math.min(METRICS.boxMax, textEm(lane.label) * METRICS.text);
    return chart.nodes.filter((node) => node.lane === index).reduce((most, node) => Math.max(most, wantedWidth(node)), Math.max(METRICS.boxMin, title));
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);
const even = (value: number): number => 2 * Math.floor(value / 2);

/**
 * Widths of the shapes of each lane where lanes are columns: what their texts want, stretched or squeezed towards the room there
 * is, never under the least readable width.
 */
export function sizeLanes(chart: Chart, room: number): readonly number[] {
  const wanted = wantedByLane(chart);
  const total = sum(wanted);
  if (total <= room) return wanted.map((width) => even(Math.min(METRICS.boxMax, width * Math.min(STRETCH, room / total))));
  const spare = Math.max(0, room - METRICS.boxMin * wanted.length);
  const share = spare / Math.max(1, total - METRICS.boxMin * wanted.length);
  return wanted.map((width) => even(METRICS.boxMin + (width - METRICS.boxMin) * share));
}
