/** A process as a diagram needs it: lanes (who), nodes (what), edges (what comes next). */

export type FlowNodeKind = 'start' | 'end' | 'task' | 'decision' | 'document' | 'timer' | 'message';

/** normal: solid; fail: the way taken when something is not in order; message: handed to another procedure. */
export type FlowEdgeKind = 'normal' | 'fail' | 'message';

export interface FlowLane {
  readonly id: string;
  readonly label: string;
}

export interface FlowNode {
  readonly id: string;
  /** Id of a lane. */
  readonly lane: string;
  readonly kind: FlowNodeKind;
  readonly label: string;
  /** The step's number as it is printed beside the paragraph, for example `3` or `5.2`. */
  readonly number?: string | undefined;
  /** Where the step is described; the shape becomes a link. */
  readonly href?: string | undefined;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** The condition under which this way is taken: 是, 否, 不合格 … */
  readonly label?: string | undefined;
  readonly kind?: FlowEdgeKind | undefined;
}

export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly lanes: readonly FlowLane[];
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

export type FlowProblemCode =
  | 'no-steps'
  | 'too-many-steps'
  | 'duplicate-step'
  | 'unknown-role'
  | 'unknown-target'
  | 'no-way-out'
  | 'unreachable-step'
  | 'endless-loop'
  | 'unknown-lane'
  | 'unknown-node'
  | 'page-too-narrow';

/** A mistake in the data of a process. `stepId` is empty when the whole process is meant; `message` is Chinese and says how to mend it. */
export interface FlowProblem {
  readonly code: FlowProblemCode;
  readonly stepId: string;
  readonly message: string;
  /** The faulty field, from the list of steps on; the step itself when left out. */
  readonly place?: readonly (string | number)[];
}
