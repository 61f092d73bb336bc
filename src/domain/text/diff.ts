/** A run of a text: in both versions, only in the new one, or only in the old one. */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One step from the old sequence to the new one; the indices are those of the items that it takes. */
export type Step =
  | { readonly kind: 'same'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number };

/** More edits than this are no longer a comparison that anyone reads: the sequences are taken for two different ones. */
const longestScript = 2000;

/** The shortest way from one sequence to the other (Myers 1986); removals stand before additions. */
export function diffSequence(before: readonly string[], after: readonly string[]): readonly Step[] {
  const start = sharedStart(before, after);
  const end = sharedEnd(before, after, start);
  const inner = diffInner(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [
    ...Array.from({ length: start }, (_, index): Step => ({ kind: 'same', before: index, after: index })),
    ...inner.map((step) => shift(step, start)),
    ...Array.from({ length: end }, (_, index): Step => ({ kind: 'same', before: before.length - end + index, after: after.length - end + index })),
  ];
}

const shift = (step: Step, by: number): Step => {
  if (step.kind === 'same') return { kind: 'same', before: step.before + by, after: step.after + by };
  return step.kind === 'removed' ? { kind: 'removed', before: step.before + by } : { kind: 'added', after: step.after + by };
};

function sharedStart(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before[count] === after[count]) count++;
  return count;
}

function sharedEnd(before: readonly string[], after: readonly string[], start: number): number {
  let count = 0;
  while (count < before.length - start && count < after.length - start && before[before.length - 1 - count] === after[after.length - 1 - count]) count++;
  return count;
}

function diffInner(before: readonly string[], after: readonly string[]): readonly Step[] {
  const trace = searchTrace(before, after);
  return trace ? walkBack(before.length, after.length, trace) : [...before.map((_, index): Step => ({ kind: 'removed', before: index })), ...after.map((_, index): Step => ({ kind: 'added', after: index }))];
}

type Frontier = ReadonlyMap<number, number>;

/** The furthest point on each diagonal, for every number of edits; undefined when there are too many. */
function searchTrace(before: readonly string[], after: readonly string[]): readonly Frontier[] | undefined {
  const trace: Frontier[] = [];
  const furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(before.length + after.length, longestScript); edits++) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = nextX(furthest, diagonal, edits);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
  }
  return undefined;
}

const goesDown = (furthest: Frontier, diagonal: number, edits: number): boolean =>
  diagonal === -edits || (diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));

const nextX = (furthest: Frontier, diagonal: number, edits: number): number =>
  goesDown(furthest, diagonal, edits) ? (furthest.get(diagonal + 1) ?? 0) : (furthest.get(diagonal - 1) ?? 0) + 1;

function walkBack(width: number, height: number, trace: readonly Frontier[]): readonly Step[] {
  const steps: Step[] = [];
  let [x, y] = [width, height];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = goesDown(furthest, diagonal, edits);
    const fromX = furthest.get(down ? diagonal + 1 : diagonal - 1) ?? 0;
    const fromY = fromX - (down ? diagonal + 1 : diagonal - 1);
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) steps.push({ kind: 'same', before: --x, after: --y });
    if (edits > 0) steps.push(down ? { kind: 'added', after: --y } : { kind: 'removed', before: --x });
  }
  return steps.reverse();
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const wordsOf = (text: string): readonly string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** What changed between two versions of a sentence, in words as a Chinese reader sees them: removals stand before additions. */
export function diffWords(before: string, after: string): readonly Segment[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const runs = diffSequence(old, now).map((step): Segment =>
    step.kind === 'added' ? { kind: 'added', text: now[step.after] ?? '' } : { kind: step.kind, text: old[step.before] ?? '' },
  );
  return joinRuns(runs);
}

/** Between two words that were kept, all that was removed comes first, then all that was added. */
function joinRuns(runs: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of runs) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind: 'same', text: last.text + text };
      else result.push({ kind: 'same', text });
    }
  }
  flush();
  return result;
}
