import type { Log } from './find-browser.ts';

/** Milliseconds, in the order in which the steps ran. */
export type Timings = Readonly<Record<string, number>>;

export interface Stopwatch {
  /** Ends a step: its time goes to the log and to the timings. */
  readonly lap: (step: string) => void;
  /** Says how far a step with `total` parts is, and how long the rest will take at this pace. */
  readonly progress: (step: string, done: number, total: number) => void;
  readonly timings: () => Timings;
}

export function startWatch(log: Log): Stopwatch {
  const laps: Record<string, number> = {};
  let last = performance.now();
  return {
    lap: (step) => {
      const now = performance.now();
      laps[step] = Math.round(now - last);
      last = now;
      log(`打印：${step} ${((laps[step] ?? 0) / 1000).toFixed(1)} s`);
    },
    progress: (step, done, total) => {
      const left = ((performance.now() - last) / done) * (total - done);
      if (done < total) log(`打印：${step} ${done}/${total}，约剩 ${Math.ceil(left / 1000)} s`);
    },
    timings: () => ({ ...laps }),
  };
}

/** A line for each step: what it took, and its share of the whole. */
export function formatTimings(timings: Timings): string {
  const whole = Object.values(timings).reduce((sum, one) => sum + one, 0);
  const line = ([step, milliseconds]: readonly [string, number]): string =>
    `${step.padEnd(8, '　')}${(milliseconds / 1000).toFixed(1).padStart(7)} 秒 ${((milliseconds / Math.max(1, whole)) * 100).toFixed(0).padStart(3)}%`;
  return Object.entries(timings).map(line).join('\n');
}
