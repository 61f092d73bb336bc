/** How often something is done, from the shortest. */
export const rhythms = ['班', '日', '周', '月', '季', '年'] as const;
export type Rhythm = (typeof rhythms)[number];

const patterns: readonly (readonly [Rhythm, RegExp])[] = [
  ['班', /每个?班/],
  ['日', /每日|每天|每个?工作日|每\s*\d+\s*(分钟|小时)/],
  ['周', /每周|每个?星期/],
  ['月', /每个?(自然)?月|次月/],
  ['季', /每个?季/],
  ['年', /每半?年|年度/],
];

/**
 * The rhythm that a time limit names, e.g. 「每周五 17:00 前」 → 周. Undefined when it names none: 「收到后 2 小时内」 says how fast
 * and not how often. Of several the first counts.
 */
export function findRhythm(text: string): Rhythm | undefined {
  const found = patterns.flatMap(([rhythm, pattern]) => {
    const index = text.search(pattern);
    return index < 0 ? [] : [{ rhythm, index }];
  });
  return found.sort((a, b) => a.index - b.index)[0]?.rhythm;
}

/** The rhythm of a process, only when its trigger is nothing but a rhythm: with another occasion beside it the rhythm is not the whole truth. */
export function findTriggerRhythm(trigger: string): Rhythm | undefined {
  const occasions = trigger.split(/[；;，,、]|或/).filter((part) => part.trim() !== '');
  return occasions.length === 1 && /^每/.test(trigger.trim()) ? findRhythm(trigger) : undefined;
}
