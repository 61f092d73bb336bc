/** R carries the step out, A answers for its result (exactly one), C is asked beforehand, I is told afterwards. */
export type RaciLetter = 'R' | 'A' | 'C' | 'I';

/** Roles of one step of a procedure. Roles are ids; a role named twice under one letter counts once. */
export interface RaciStep {
  readonly id: string;
  readonly responsible?: string | readonly string[] | undefined;
  readonly accountable?: string | readonly string[] | undefined;
  readonly consulted?: readonly string[] | undefined;
  readonly informed?: readonly string[] | undefined;
}

/** `cells[i]` belongs to `roles[i]` of the matrix; a cell holds its letters in the order R, A, C, I and may be empty. */
export interface RaciRow {
  readonly stepId: string;
  readonly cells: readonly (readonly RaciLetter[])[];
}

/** Columns stand in the order in which the roles first appear (within one step: R, A, C, I). */
export interface RaciMatrix {
  readonly roles: readonly string[];
  readonly rows: readonly RaciRow[];
  readonly problems: readonly RaciProblem[];
}

export interface RaciProblem {
  readonly kind: 'no-accountable' | 'several-accountable' | 'no-responsible';
  readonly stepId: string;
  /** The roles that collide; empty where a role is missing. */
  readonly roles: readonly string[];
  readonly message: string;
}

type Assignments = Readonly<Record<RaciLetter, readonly string[]>>;

interface AssignedStep {
  readonly stepId: string;
  readonly assigned: Assignments;
}

const letters = ['R', 'A', 'C', 'I'] as const satisfies readonly RaciLetter[];

/** Derives the RACI matrix of a procedure. A faulty step keeps its row, so that one mistake does not hide the others. */
export function deriveRaciMatrix(steps: readonly RaciStep[]): RaciMatrix {
  const assignedSteps = steps.map(assignStep);
  const roles = [...new Set(assignedSteps.flatMap(({ assigned }) => letters.flatMap((letter) => assigned[letter])))];
  return {
    roles,
    rows: assignedSteps.map((step) => deriveRow(step, roles)),
    problems: assignedSteps.flatMap(findProblems),
  };
}

function assignStep(step: RaciStep): AssignedStep {
  return {
    stepId: step.id,
    assigned: {
      R: distinctRoles(step.responsible),
      A: distinctRoles(step.accountable),
      C: distinctRoles(step.consulted),
      I: distinctRoles(step.informed),
    },
  };
}

function distinctRoles(roles: string | readonly string[] | undefined): readonly string[] {
  const list = typeof roles === 'string' ? [roles] : (roles ?? []);
  return [...new Set(list.map((role) => role.trim()).filter((role) => role !== ''))];
}

function deriveRow({ stepId, assigned }: AssignedStep, roles: readonly string[]): RaciRow {
  return { stepId, cells: roles.map((role) => letters.filter((letter) => assigned[letter].includes(role))) };
}

function findProblems({ stepId, assigned }: AssignedStep): readonly RaciProblem[] {
  const problems: RaciProblem[] = [];
  if (assigned.R.length === 0) problems.push(noResponsible(stepId));
  if (assigned.A.length === 0) problems.push(noAccountable(stepId));
  if (assigned.A.length > 1) problems.push(severalAccountable(stepId, assigned.A));
  return problems;
}

function noResponsible(stepId: string): RaciProblem {
  const message = `步骤 ${stepId} 没有执行岗位（R）：没有人做的步骤不会发生。请写明由哪个岗位执行。`;
  return { kind: 'no-responsible', stepId, roles: [], message };
}

function noAccountable(stepId: string): RaciProblem {
  const message = `步骤 ${stepId} 没有最终负责岗位（A）：每一步要有且只有一个岗位对结果负责。请补上这个岗位，可以与执行岗位相同。`;
  return { kind: 'no-accountable', stepId, roles: [], message };
}

function severalAccountable(stepId: string, roles: readonly string[]): RaciProblem {
  const message = `步骤 ${stepId} 有 ${roles.length} 个最终负责岗位（A）：${roles.join('、')}。多人负责等于无人负责，请只留一个，其余改为执行（R）或征询（C）。`;
  return { kind: 'several-accountable', stepId, roles, message };
}
