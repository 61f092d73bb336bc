/** A step as authors write it in a procedure. */

export type FlowStepKind = 'task' | 'decision' | 'document' | 'timer' | 'message';

export interface FlowBranch {
  /** The condition: 合格, 否, 金额超过 5 万元 … */
  readonly when: string;
  /** A step's id, `end`, or the number of another document such as QC-SOP-006. */
  readonly goto: string;
}

export interface FlowFailure {
  readonly when: string;
  /** As in a branch; without it the failure is a remark of the text and not drawn. */
  readonly goto?: string | undefined;
}

export interface FlowStep {
  readonly id: string;
  readonly name: string;
  /** Role that does the step; it becomes the lane. */
  readonly role: string;
  /** Default: task. */
  readonly kind?: FlowStepKind | undefined;
  /** As `goto` of a branch. Default: the following step; of the last step: the end; of a step with branches: none. */
  readonly next?: string | undefined;
  readonly branches?: readonly FlowBranch[] | undefined;
  readonly fail?: FlowFailure | undefined;
}
