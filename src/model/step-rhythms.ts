import { findRhythm, findTriggerRhythm, rhythms, type Rhythm } from '../domain/text/rhythm.ts';
import type { ManualDocument } from './manual.ts';
import type { RoleStep } from './role-view.ts';

export interface DocumentSteps {
  readonly document: ManualDocument;
  /** What starts the document's process, when its type knows. */
  readonly trigger: string | undefined;
  readonly steps: readonly RoleStep[];
}

/** Steps of one rhythm; undefined for those that begin when something happens. */
export interface RhythmGroup {
  readonly rhythm: Rhythm | undefined;
  readonly documents: readonly DocumentSteps[];
}

/** A role's steps from the most frequent to the rarest, then those without a rhythm; within each by document. */
export function groupByRhythm(steps: readonly RoleStep[]): readonly RhythmGroup[] {
  const groups = Map.groupBy(steps, rhythmOf);
  return [...rhythms, undefined].flatMap((rhythm) => {
    const found = groups.get(rhythm);
    return found ? [{ rhythm, documents: groupByDocument(found) }] : [];
  });
}

/** The step's own time limit says it, otherwise the process of which it is a part. */
function rhythmOf({ step, document }: RoleStep): Rhythm | undefined {
  return findRhythm(step.within ?? '') ?? findTriggerRhythm(triggerOf(document) ?? '');
}

const triggerOf = ({ type, data }: ManualDocument): string | undefined => type.trigger?.(data);

const groupByDocument = (steps: readonly RoleStep[]): readonly DocumentSteps[] =>
  [...Map.groupBy(steps, ({ document }) => document)].map(([document, own]) => ({ document, trigger: triggerOf(document), steps: own }));
