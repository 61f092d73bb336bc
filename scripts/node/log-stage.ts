export type Log = (line: string) => void;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} 秒`;

/** The line of a finished stage; `parseStages` reads it. */
const formatStage = (name: string, milliseconds: number, outcome: string): string => `${name.padEnd(6, '　')} ${seconds(milliseconds).padStart(8)}  ${outcome}`;

/** Seconds by stage, in the order in which they ran, from what a command printed. */
export const parseStages = (output: string): Readonly<Record<string, number>> =>
  Object.fromEntries([...output.matchAll(/^(\S+?)　* +([\d.]+) 秒  /gm)].map(([, name = '', value]) => [name, Number(value)]));

/** How often somebody who waits hears how far a stage is. */
const patience = 2000;

/** While `run` is at work, says every two seconds what `count` finds; what is done sooner says nothing. */
export async function withProgress<T>(log: Log, count: () => Promise<string>, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  let running = true;
  const timer = setInterval(() => void count().then((found) => void (running && log(`  ${found}，${seconds(performance.now() - start)}`))), patience);
  try {
    return await run();
  } finally {
    running = false;
    clearInterval(timer);
  }
}

/** Runs one stage of a command and prints a line with its time and what came of it. */
export async function logStage<T>(log: Log, name: string, run: () => Promise<T>, describe: (result: T) => string): Promise<T> {
  const start = performance.now();
  const result = await run();
  log(formatStage(name, performance.now() - start, describe(result)));
  return result;
}
