import { at } from './at.ts';
import type { FlowProblem, FlowProblemCode } from './flow.ts';
import type { FlowStep } from './flow-step.ts';
import { END, isDocumentCode, stepTargets } from './step-targets.ts';

/** More steps than this are several procedures. */
const MAX_STEPS = 300;

interface Link {
  readonly from: number;
  /** Index of a step; -1 where the process ends or goes to another procedure. */
  readonly to: number;
}

const name = (step: FlowStep): string => `步骤「${step.name}」（${step.id}）`;

function problem(code: FlowProblemCode, stepId: string, message: string, place?: FlowProblem['place']): FlowProblem {
  return place === undefined ? { code, stepId, message } : { code, stepId, message, place };
}

function countProblems(steps: readonly FlowStep[]): readonly FlowProblem[] {
  if (steps.length === 0) return [problem('no-steps', '', '流程没有步骤，画不出图。请至少写一个步骤。')];
  if (steps.length <= MAX_STEPS) return [];
  return [problem('too-many-steps', '', `流程有 ${steps.length} 个步骤，超过 ${MAX_STEPS} 个。请拆成几个流程，用文件编号互相引用。`)];
}

function duplicateProblems(steps: readonly FlowStep[]): readonly FlowProblem[] {
  const first = new Map<string, FlowStep>();
  return steps.flatMap((step, index) => {
    const earlier = first.get(step.id);
    if (earlier === undefined) {
      first.set(step.id, step);
      return [];
    }
    return [problem('duplicate-step', step.id, `步骤编号「${step.id}」用了两次：「${earlier.name}」和「${step.name}」。请给其中一个换编号，否则不知道分支指向哪一个。`, [index, 'id'])];
  });
}

function roleProblems(steps: readonly FlowStep[], laneLabels: Readonly<Record<string, string>>): readonly FlowProblem[] {
  return steps
    .filter((step) => !Object.hasOwn(laneLabels, step.role))
    .map((step) => problem('unknown-role', step.id, `${name(step)}的岗位「${step.role}」没有登记，画不出泳道。请改正岗位，或先在岗位表中登记它。`));
}

function targetProblems(steps: readonly FlowStep[]): readonly FlowProblem[] {
  const ids = new Set(steps.map((step) => step.id));
  return steps.flatMap((step, index) => {
    const targets = stepTargets(step, steps[index + 1]?.id ?? END);
    const lost = targets.filter(({ goto }) => goto !== END && !ids.has(goto) && !isDocumentCode(goto));
    const found = lost.map(({ goto, field }) => problem('unknown-target', step.id, lostMessage(step, goto, steps), [index, ...field]));
    if (targets.length > 0) return found;
    return [problem('no-way-out', step.id, `${name(step)}没有出路：写了 branches 却没有一条分支。请补上分支，或去掉 branches 让它走到下一步。`)];
  });
}

function lostMessage(step: FlowStep, goto: string, steps: readonly FlowStep[]): string {
  const known = steps.slice(0, 12).map(({ id }) => id);
  const more = steps.length > known.length ? ' …' : '';
  return `${name(step)}指向「${goto}」，而流程里没有这个步骤。请写步骤编号（${known.join('、')}${more}）、end（结束）或文件编号（如 QC-SOP-006）。`;
}

function linksOf(steps: readonly FlowStep[]): readonly Link[] {
  const index = new Map(steps.map((step, position) => [step.id, position]));
  return steps.flatMap((step, from) => stepTargets(step, steps[from + 1]?.id ?? END).map(({ goto }) => ({ from, to: index.get(goto) ?? -1 })));
}

/** Everything that can be reached from the given steps by the given links. */
function reach(starts: readonly number[], next: (step: number) => readonly number[]): ReadonlySet<number> {
  const seen = new Set(starts);
  const open = [...starts];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    for (const to of next(step)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

/** Neighbours by step, forward or backward. */
function neighbours(count: number, links: readonly Link[], forward: boolean): (step: number) => readonly number[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of links) if (to >= 0) at(lists, forward ? from : to).push(forward ? to : from);
  return (step) => at(lists, step);
}

function unreachableProblems(steps: readonly FlowStep[], links: readonly Link[]): readonly FlowProblem[] {
  const next = neighbours(steps.length, links, true);
  const seen = new Set(reach([0], next));
  // Only the first step of an unreachable piece is told: what follows it mends itself.
  return steps.flatMap((step, index) => {
    if (seen.has(index)) return [];
    for (const reached of reach([index], next)) seen.add(reached);
    return [problem('unreachable-step', step.id, `${name(step)}走不到：没有步骤指向它。请让前面某一步的 next 或分支指向「${step.id}」，或删去它。`)];
  });
}

function loopProblems(steps: readonly FlowStep[], links: readonly Link[]): readonly FlowProblem[] {
  const exits = links.filter(({ to }) => to < 0).map(({ from }) => from);
  const leaving = reach(exits, neighbours(steps.length, links, false));
  const next = neighbours(steps.length, links, true);
  const told = new Set<number>();
  return steps.flatMap((step, index) => {
    if (leaving.has(index) || told.has(index)) return [];
    const loop = [...reach([index], next)].sort((a, b) => a - b);
    if (!loop.every((member) => reach([member], next).has(index))) return [];
    for (const member of loop) told.add(member);
    const members = loop.map((member) => `「${at(steps, member).name}」`).join('、');
    const circle = loop.length === 1 ? `${members}指向自己` : `${members}互相循环`;
    return [problem('endless-loop', step.id, `${circle}，没有出口，流程走不到结束。请给其中一步加一条分支，说明什么时候离开循环（指向循环外的步骤或 end）。`)];
  });
}

/** Everything wrong in a list of steps. Ways on are judged only when names and targets are right, so that one mistake is told once. */
export function checkSteps(steps: readonly FlowStep[], laneLabels: Readonly<Record<string, string>>): readonly FlowProblem[] {
  const names = [...countProblems(steps), ...duplicateProblems(steps), ...roleProblems(steps, laneLabels), ...targetProblems(steps)];
  if (names.some(({ code }) => code !== 'unknown-role')) return names;
  const links = linksOf(steps);
  return [...names, ...unreachableProblems(steps, links), ...loopProblems(steps, links)];
}
