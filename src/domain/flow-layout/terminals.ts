import { at } from './at.ts';
import type { Chart } from './chart.ts';
import { outgoing } from './find-back-edges.ts';

/**
 * Nodes with which a way ends: the end, and a hand-over to another procedure with only the end behind it. They may stand in every
 * part of a cut diagram, so that a way ends on the sheet on which it is taken.
 */
export function terminalNodes(chart: Chart): ReadonlySet<number> {
  const ways = outgoing(chart);
  const isEnd = (node: number): boolean => at(chart.nodes, node).kind === 'end' && at(ways, node).length === 0;
  const terminals = [...chart.nodes.keys()].filter((node) => {
    const { kind, number } = at(chart.nodes, node);
    const targets = at(ways, node).map((edge) => at(chart.edges, edge).to);
    return isEnd(node) || (kind === 'message' && number === '' && targets.every(isEnd));
  });
  return terminals.length === chart.nodes.length ? new Set() : new Set(terminals);
}
