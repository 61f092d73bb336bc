export type Log = (line: string) => void;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} 秒`;

/** Runs one stage of a command and prints a line with its time and what came of it. */
export async function logStage<T>(log: Log, name: string, run: () => Promise<T>, describe: (result: T) => string): Promise<T> {
  const start = performance.now();
  const result = await run();
  log(`${name.padEnd(6, '　')} ${seconds(performance.now() - start).padStart(8)}  ${describe(result)}`);
  return result;
}
