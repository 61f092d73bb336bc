import { at } from './at.ts';
import type { Flow, FlowEdge, FlowEdgeKind, FlowNode, FlowNodeKind } from './flow.ts';

/** Where a step goes on to. */
export interface FlowListWay {
  /** The condition; empty where there is none. */
  readonly when: string;
  readonly kind: FlowEdgeKind;
  readonly toId: string;
  readonly toKind: FlowNodeKind;
  readonly toLabel: string;
  readonly toNumber: string;
  readonly toHref: string;
  /** Leads to a step that stands above in the list. */
  readonly back: boolean;
  /** Leads without condition to the next item of the list; it need not be said. */
  readonly plain: boolean;
}

/** A step of the vertical list that replaces the drawing on a phone. */
export interface FlowListItem {
  readonly id: string;
  readonly kind: FlowNodeKind;
  readonly label: string;
  readonly number: string;
  readonly href: string;
  readonly laneLabel: string;
  /** Position of the lane, for its colour or pattern. */
  readonly laneIndex: number;
  readonly ways: readonly FlowListWay[];
}

/** Start and end are understood, and a hand-over to another procedure is said where it is decided. */
function isListed(node: FlowNode): boolean {
  return node.kind !== 'start' && node.kind !== 'end' && (node.kind !== 'message' || (node.number ?? '') !== '');
}

function wayOf(edge: FlowEdge, target: FlowNode, position: number, positions: ReadonlyMap<string, number>): FlowListWay {
  const to = positions.get(target.id);
  const when = edge.label ?? '';
  return {
    when,
    kind: edge.kind ?? 'normal',
    toId: target.id,
    toKind: target.kind,
    toLabel: target.label,
    toNumber: target.number ?? '',
    toHref: target.href ?? '',
    back: to !== undefined && to <= position,
    plain: when === '' && to === position + 1,
  };
}

/** The steps of a flow in the author's order, each with its role and its ways on. */
export function flowAsList(flow: Flow): readonly FlowListItem[] {
  const listed = flow.nodes.filter(isListed);
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const positions = new Map(listed.map((node, index) => [node.id, index]));
  return listed.map((node, position) => {
    const laneIndex = flow.lanes.findIndex((lane) => lane.id === node.lane);
    const edges = flow.edges.filter((edge) => edge.from === node.id);
    return {
      id: node.id,
      kind: node.kind,
      label: node.label,
      number: node.number ?? '',
      href: node.href ?? '',
      laneLabel: laneIndex < 0 ? '' : at(flow.lanes, laneIndex).label,
      laneIndex,
      ways: edges.flatMap((edge) => {
        const target = nodes.get(edge.to);
        return target === undefined ? [] : [wayOf(edge, target, position, positions)];
      }),
    };
  });
}
