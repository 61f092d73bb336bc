import { at } from './at.ts';
import { labelWrapper } from './wrap-label.ts';
import type { Chart, ChartEdge, ChartNode } from './chart.ts';

const MAX_WAYS = 3;
/** What a further decision asks, and the condition that leads to it. */
const OTHERWISE = { label: '其他', wrap: labelWrapper('其他') } as const;

function needsSplit(edges: readonly ChartEdge[]): boolean {
  const labelled = edges.filter((edge) => edge.label !== '').length;
  const unlabelled = edges.length > labelled ? 1 : 0;
  return labelled + unlabelled > MAX_WAYS;
}

function overflowNode(node: ChartNode, count: number): ChartNode {
  return { ...node, id: `${node.id}~${count}`, kind: 'decision', ...OTHERWISE, number: '' };
}

/** The labelled ways beyond the second move to a further decision. */
function splitOnce(chart: Chart, from: number, count: number): Chart {
  const mine = chart.edges.filter((edge) => edge.from === from);
  const labelled = mine.filter((edge) => edge.label !== '');
  const moved = new Set(labelled.slice(mine.length > labelled.length ? MAX_WAYS - 2 : MAX_WAYS - 1));
  const rest = chart.nodes.length;
  const edges = chart.edges.map((edge) => (moved.has(edge) ? { ...edge, from: rest } : edge));
  const link: ChartEdge = { from, to: rest, ...OTHERWISE, kind: 'normal' };
  return { ...chart, nodes: [...chart.nodes, overflowNode(at(chart.nodes, from), count)], edges: [...edges, link] };
}

/**
 * A shape has three ways out (below, left, right), each with room for one condition. A decision with more ways asks the rest in
 * further decisions named 其他, so that every condition stays readable.
 */
export function splitWideDecisions(chart: Chart): Chart {
  let result = chart;
  for (let node = 0; node < result.nodes.length; node += 1) {
    const edges = result.edges.filter((edge) => edge.from === node);
    if (needsSplit(edges)) result = splitOnce(result, node, result.nodes.length);
  }
  return result;
}
