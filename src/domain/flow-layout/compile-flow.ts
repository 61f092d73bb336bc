import { at } from './at.ts';
import { checkSteps } from './check-steps.ts';
import type { Flow, FlowEdge, FlowNode, FlowProblem } from './flow.ts';
import type { FlowStep } from './flow-step.ts';
import { END, isDocumentCode, type StepTarget, stepTargets } from './step-targets.ts';

/** What the flow is called and what its shapes link to. */
export interface CompileFlowOptions {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  /** Address of a step's paragraph. */
  readonly stepHref?: ((stepId: string) => string | undefined) | undefined;
  /** Title and address of another document that the process goes on to. */
  readonly document?: ((code: string) => { readonly title?: string | undefined; readonly href?: string | undefined } | undefined) | undefined;
}

type Compiled = { readonly flow: Flow } | { readonly problems: readonly FlowProblem[] };

interface Ways {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

const START_ID = '~start';
const endId = (lane: string): string => `~end-${lane}`;
const messageId = (code: string, lane: string): string => `~to-${code}-${lane}`;

function stepNode(step: FlowStep, index: number, options: CompileFlowOptions): FlowNode {
  return { id: step.id, lane: step.role, kind: step.kind ?? 'task', label: step.name, number: String(index + 1), href: options.stepHref?.(step.id) };
}

function endNode(lane: string): FlowNode {
  return { id: endId(lane), lane, kind: 'end', label: '结束' };
}

/** Going on in another procedure: a message to it, after which this process ends. */
function handOver(code: string, lane: string, options: CompileFlowOptions): Ways {
  const document = options.document?.(code);
  const label = document?.title === undefined ? `转 ${code}` : `转 ${code} ${document.title}`;
  const node: FlowNode = { id: messageId(code, lane), lane, kind: 'message', label, href: document?.href };
  return { nodes: [node, endNode(lane)], edges: [{ from: node.id, to: endId(lane), kind: 'message' }] };
}

function edgeTo(step: FlowStep, target: StepTarget, to: string): FlowEdge {
  return { from: step.id, to, label: target.when === '' ? undefined : target.when, kind: target.kind };
}

function waysOf(step: FlowStep, target: StepTarget, ids: ReadonlySet<string>, options: CompileFlowOptions): Ways {
  if (target.goto === END) return { nodes: [endNode(step.role)], edges: [edgeTo(step, target, endId(step.role))] };
  if (ids.has(target.goto) || !isDocumentCode(target.goto)) return { nodes: [], edges: [edgeTo(step, target, target.goto)] };
  const over = handOver(target.goto, step.role, options);
  return { nodes: over.nodes, edges: [edgeTo(step, target, messageId(target.goto, step.role)), ...over.edges] };
}

/** Several steps may share an end or a hand-over; it stands in the drawing once. */
function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const known = seen.has(key(item));
    seen.add(key(item));
    return !known;
  });
}

function buildFlow(steps: readonly FlowStep[], laneLabels: Readonly<Record<string, string>>, options: CompileFlowOptions): Flow {
  const ids = new Set(steps.map((step) => step.id));
  const ways = steps.flatMap((step, index) => stepTargets(step, steps[index + 1]?.id ?? END).map((target) => waysOf(step, target, ids, options)));
  const first = at(steps, 0);
  const start: FlowNode = { id: START_ID, lane: first.role, kind: 'start', label: '开始' };
  const lanes = unique(steps.map((step) => ({ id: step.role, label: laneLabels[step.role] ?? step.role })), (lane) => lane.id);
  const nodes = [start, ...steps.map((step, index) => stepNode(step, index, options)), ...ways.flatMap((way) => way.nodes)];
  const edges = [{ from: START_ID, to: first.id }, ...ways.flatMap((way) => way.edges)];
  return {
    id: options.id ?? 'flow',
    title: options.title ?? '流程图',
    lanes,
    nodes: unique(nodes, (node) => node.id),
    edges: unique(edges, (edge) => JSON.stringify(edge)),
  };
}

/**
 * Turns a procedure's steps into a flow: lanes are the roles in order of appearance, each lane has its own end, numbers count the
 * steps. Mistakes come back as problems, all at once.
 */
export function compileFlow(steps: readonly FlowStep[], laneLabels: Readonly<Record<string, string>>, options: CompileFlowOptions = {}): Compiled {
  const problems = checkSteps(steps, laneLabels);
  return problems.length > 0 ? { problems } : { flow: buildFlow(steps, laneLabels, options) };
}
