import { at } from './at.ts';
import { labelWrapper } from './wrap-label.ts';
import type { Chart, ChartEdge, ChartNode } from './chart.ts';

/** A long diagram on its way to being cut. */
export interface Cutting {
  readonly chart: Chart;
  /** Nodes that stand in every part that leads to them. */
  readonly terminals: ReadonlySet<number>;
  /** Part of each node, counted from 0; -1 while not yet decided. */
  readonly parts: readonly number[];
}

/** Name of a cut connection, by its target: A, B … Z, AA, AB … */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** Targets of connections that are cut, in the order of their letters. */
function cutTargets({ chart, parts, terminals }: Cutting): readonly number[] {
  const cut = chart.edges.filter((edge) => !terminals.has(edge.to) && parts[edge.from] !== parts[edge.to]).map((edge) => edge.to);
  return [...new Set(cut)].sort((a, b) => a - b);
}

/** Nodes of a part: its own, and the ends that its ways lead to. */
function nodesOfPart({ chart, parts, terminals }: Cutting, part: number): ReadonlySet<number> {
  const inside = new Set([...chart.nodes.keys()].filter((node) => parts[node] === part && !terminals.has(node)));
  // Twice, for a hand-over has its end behind it.
  for (let round = 0; round < 2; round += 1) {
    for (const { from, to } of chart.edges) if (inside.has(from) && terminals.has(to)) inside.add(to);
  }
  return inside;
}

const noWords = labelWrapper('');
const sheet = (part: number): string => `第 ${part < 0 ? 2 : part + 1} 张`;

interface PartBuilder extends Cutting {
  readonly inside: ReadonlySet<number>;
  readonly letters: ReadonlyMap<number, string>;
}

/** Whether a connector comes from another part. A terminal is in the part of whoever leads to it. */
function comesFromElsewhere({ inside, terminals }: PartBuilder, edge: ChartEdge): boolean {
  return !inside.has(edge.from) && inside.has(edge.to) && !terminals.has(edge.to);
}

function marker(builder: PartBuilder, target: number, lane: number, kind: 'link-out' | 'link-in', label: string): ChartNode {
  return { id: `~${kind}-${at(builder.chart.nodes, target).id}`, lane, kind, label, wrap: labelWrapper(label), number: '', href: '' };
}

/** One marker for each shape of another part that connectors lead to. */
function outMarkers(builder: PartBuilder): ReadonlyMap<number, ChartNode> {
  const markers = new Map<number, ChartNode>();
  for (const { from, to } of builder.chart.edges) {
    if (!builder.inside.has(from) || builder.inside.has(to) || markers.has(to)) continue;
    const label = `${builder.letters.get(to) ?? 'A'} → ${sheet(at(builder.parts, to))}`;
    markers.set(to, marker(builder, to, at(builder.chart.nodes, from).lane, 'link-out', label));
  }
  return markers;
}

/** One marker for each shape of this part that connectors from other parts lead to. */
function inMarkers(builder: PartBuilder): ReadonlyMap<number, ChartNode> {
  const markers = new Map<number, ChartNode>();
  for (const edge of builder.chart.edges) {
    const { from, to } = edge;
    if (!comesFromElsewhere(builder, edge) || markers.has(to)) continue;
    const label = `${sheet(at(builder.parts, from))} → ${builder.letters.get(to) ?? 'A'}`;
    markers.set(to, marker(builder, to, at(builder.chart.nodes, to).lane, 'link-in', label));
  }
  return markers;
}

function indexNodes(inside: readonly number[], outs: ReadonlyMap<number, ChartNode>, offset: number): ReadonlyMap<number, number> {
  return new Map([...inside, ...outs.keys()].map((node, index) => [node, index + offset]));
}

/** The chart of one part: its nodes, its connectors, and markers where connectors are cut. */
export function partChart(cutting: Cutting, part: number): Chart {
  const { chart } = cutting;
  const letters = new Map(cutTargets(cutting).map((target, index) => [target, letterOf(index)]));
  const builder: PartBuilder = { ...cutting, inside: nodesOfPart(cutting, part), letters };
  const ins = inMarkers(builder);
  const outs = outMarkers(builder);
  const inside = [...chart.nodes.keys()].filter((node) => builder.inside.has(node));
  const indexes = indexNodes(inside, outs, ins.size);
  const kept = chart.edges.filter((edge) => builder.inside.has(edge.from));
  const edges: readonly ChartEdge[] = kept.map((edge) => ({ ...edge, from: indexes.get(edge.from) ?? 0, to: indexes.get(edge.to) ?? 0 }));
  const entries: readonly ChartEdge[] = [...ins.keys()].map((target, index) => ({ from: index, to: indexes.get(target) ?? 0, label: '', wrap: noWords, kind: 'normal' }));
  const nodes = [...ins.values(), ...inside.map((node) => at(chart.nodes, node)), ...outs.values()];
  return { lanes: chart.lanes, nodes, edges: [...entries, ...edges] };
}
