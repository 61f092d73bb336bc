import { labelWrapper } from './wrap-label.ts';
import type { Flow, FlowEdge, FlowEdgeKind, FlowLane, FlowNode, FlowNodeKind, FlowProblem } from './flow.ts';

/** Kinds that are drawn: those of a flow and the markers by which a long diagram goes on in another part. */
export type ShapeKind = FlowNodeKind | 'link-out' | 'link-in';

export interface ChartNode {
  readonly id: string;
  readonly lane: number;
  readonly kind: ShapeKind;
  readonly label: string;
  /** The label in lines of at most so many em; on the node because a diagram that is cut wraps it several times. */
  readonly wrap: (maxEm: number) => readonly string[];
  readonly number: string;
  readonly href: string;
}

export interface ChartEdge {
  /** Index of a node. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** As with nodes: a condition is wrapped for each trial of a part. */
  readonly wrap: ChartNode['wrap'];
  readonly kind: FlowEdgeKind;
}

/** A flow with names turned into indexes: what the layout works on. */
export interface Chart {
  readonly lanes: readonly FlowLane[];
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

function indexById(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(items.map((item, index) => [item.id, index]));
}

function toNode(node: FlowNode, lane: number): ChartNode {
  return { id: node.id, lane, kind: node.kind, label: node.label, wrap: labelWrapper(node.label), number: node.number ?? '', href: node.href ?? '' };
}

function toEdge(edge: FlowEdge, from: number, to: number): ChartEdge {
  const label = (edge.label ?? '').trim();
  return { from, to, label, wrap: labelWrapper(label), kind: edge.kind ?? 'normal' };
}

function laneProblem(node: FlowNode): FlowProblem {
  return {
    code: 'unknown-lane',
    stepId: node.id,
    message: `节点「${node.label}」（${node.id}）放在泳道「${node.lane}」，而流程没有这条泳道。请在 lanes 中加上它，或改正节点的 lane。`,
  };
}

function endProblem(edge: FlowEdge, missing: string): FlowProblem {
  return {
    code: 'unknown-node',
    stepId: edge.from,
    message: `连线 ${edge.from} → ${edge.to} 的一端「${missing}」不是流程中的节点。请改正连线，或补上这个节点。`,
  };
}

function nodeProblems(flow: Flow, lanes: ReadonlyMap<string, number>): readonly FlowProblem[] {
  const seen = new Set<string>();
  return flow.nodes.flatMap((node) => {
    const again = seen.has(node.id);
    seen.add(node.id);
    if (again) return [{ code: 'duplicate-step', stepId: node.id, message: `节点编号「${node.id}」用了两次。每个节点要有自己的编号。` }];
    return lanes.has(node.lane) ? [] : [laneProblem(node)];
  });
}

function edgeProblems(flow: Flow, nodes: ReadonlyMap<string, number>): readonly FlowProblem[] {
  return flow.edges.flatMap((edge) => [edge.from, edge.to].filter((id) => !nodes.has(id)).map((id) => endProblem(edge, id)));
}

/** Turns a flow into a chart, or tells what in its references is wrong. */
export function buildChart(flow: Flow): Chart | { readonly problems: readonly FlowProblem[] } {
  const lanes = indexById(flow.lanes);
  const nodes = indexById(flow.nodes);
  const problems = [...nodeProblems(flow, lanes), ...edgeProblems(flow, nodes)];
  if (flow.nodes.length === 0) problems.push({ code: 'no-steps', stepId: '', message: `流程「${flow.title}」没有节点，画不出图。请至少写一个步骤。` });
  if (problems.length > 0) return { problems };
  return {
    lanes: flow.lanes,
    nodes: flow.nodes.map((node) => toNode(node, lanes.get(node.lane) ?? 0)),
    edges: flow.edges.map((edge) => toEdge(edge, nodes.get(edge.from) ?? 0, nodes.get(edge.to) ?? 0)),
  };
}
