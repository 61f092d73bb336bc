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
