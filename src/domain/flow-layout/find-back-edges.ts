import { at } from './at.ts';
import type { Chart } from './chart.ts';

/** Edge indexes by the node they leave. */
export function outgoing(chart: Chart): readonly (readonly number[])[] {
  const lists: number[][] = chart.nodes.map(() => []);
  chart.edges.forEach((edge, index) => at(lists, edge.from).push(index));
  return lists;
}

/** Edge indexes by the node they enter. */
export function incoming(chart: Chart): readonly (readonly number[])[] {
  const lists: number[][] = chart.nodes.map(() => []);
  chart.edges.forEach((edge, index) => at(lists, edge.to).push(index));
  return lists;
}

interface Frame {
  readonly node: number;
  next: number;
}

/** Edges that lead back to a node on the way from the start: rework loops. Without them the chart has no cycle. */
export function findBackEdges(chart: Chart): ReadonlySet<number> {
  const ways = outgoing(chart);
  const back = new Set<number>();
  const state = chart.nodes.map(() => 'new' as 'new' | 'open' | 'done');
  const roots = [...chart.nodes.keys()].sort((a, b) => rootRank(chart, a) - rootRank(chart, b));
  for (const root of roots) if (state[root] === 'new') walk(root);
  return back;

  // Depth first with an own stack: a process of thousands of steps must not overflow the call stack.
  function walk(root: number): void {
    const stack: Frame[] = [{ node: root, next: 0 }];
    state[root] = 'open';
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const edge = at(ways, frame.node)[frame.next];
      frame.next += 1;
      if (edge === undefined) {
        state[frame.node] = 'done';
        stack.pop();
      } else visit(edge, stack);
    }
  }

  function visit(edge: number, stack: Frame[]): void {
    const { to } = at(chart.edges, edge);
    if (state[to] === 'open') back.add(edge);
    if (state[to] !== 'new') return;
    state[to] = 'open';
    stack.push({ node: to, next: 0 });
  }
}

const rootRank = (chart: Chart, node: number): number => {
  const { kind } = at(chart.nodes, node);
  return kind === 'start' ? -1 : node;
};
