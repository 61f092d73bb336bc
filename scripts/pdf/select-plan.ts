import type { OutlineEntry, PrintEdition, PrintPlan } from './print-plan.ts';

/** The plan of an edition: the whole book's, without what the edition leaves out. `present` are the ids that its page has. */
export function selectPlan(plan: PrintPlan, edition: PrintEdition, present: ReadonlySet<string>): PrintPlan {
  const kept = liftOrphans(plan.outline, present);
  const bodyAt = kept.findIndex(({ target }) => target === edition.first);
  const at = bodyAt < 0 ? kept.filter(({ level, target }) => level === 1 && isFront(plan, target)).length : bodyAt;
  return {
    ...plan,
    title: `${plan.title} ${edition.name}`,
    subject: `${plan.subject} ${edition.name}`,
    outline: [...kept.slice(0, at), ...edition.outline, ...kept.slice(at)],
    pageLabels: [
      { target: null, style: 'none', prefix: '封面' },
      { target: edition.front, style: 'r', start: 2 },
      { target: edition.first, style: 'D' },
    ],
    rectoTargets: [...new Set([edition.first, ...plan.rectoTargets.filter((id) => present.has(id))])],
  };
}

/** Whether a bookmark stands before the first one that opens on a right-hand page. */
function isFront({ outline, rectoTargets }: PrintPlan, target: string): boolean {
  const body = outline.findIndex((entry) => rectoTargets.includes(entry.target));
  return outline.findIndex((entry) => entry.target === target) < (body < 0 ? outline.length : body);
}

/** The entries that are present; what has lost its parent moves up to where the parent stood. */
function liftOrphans(entries: readonly OutlineEntry[], present: ReadonlySet<string>): readonly OutlineEntry[] {
  const parents: { readonly level: number; readonly kept: boolean }[] = [];
  return entries.flatMap((entry) => {
    while ((parents.at(-1)?.level ?? 0) >= entry.level) parents.pop();
    const lost = parents.filter(({ kept }) => !kept).length;
    const kept = present.has(entry.target);
    parents.push({ level: entry.level, kept });
    return kept ? [{ ...entry, level: levelAt(entry.level - lost) }] : [];
  });
}

const levelAt = (level: number): OutlineEntry['level'] => (level <= 1 ? 1 : level === 2 ? 2 : 3);
