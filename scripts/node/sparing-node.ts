/** What every command of `package.json` begins with: what the runtime made of our modules is used again, from the first one on. */
export const keptModules: readonly string[] = ['--import=./scripts/node/keep-compiled.js'];

/**
 * How Node is started for builds: from a quarter of a gigabyte on, old things are looked through when there is half as much again of them.
 * By itself Node begins earlier, with little to gain from it, and then waits until there are four times as many where there is much memory:
 * that takes a quarter more for a thousand documents. `package.json` names it for the commands.
 */
export const sparingNode: readonly string[] = sparingFrom(256);

/** The same for the compiler of the templates, which is at its largest while everything is read beside it: 50 MB less, as fast. */
export const sparingCompiler: readonly string[] = sparingFrom(160);

/** Rolldown beside it on a machine with two processors: one thread, and memory that it has no use for is given back at once: 80 MB less, as fast. */
export const sparingBundler: Readonly<Record<string, string>> = { RAYON_NUM_THREADS: '1', MIMALLOC_PURGE_DELAY: '0' };

function sparingFrom(megabytes: number): readonly string[] {
  return ['--max-semi-space-size=16', `--initial-old-space-size=${megabytes}`, '--heap-growing-percent=50'];
}

/**
 * How Node is started for a book: it works off everything once or twice. What it would compile for speed takes longer to compile than it saves, and
 * what is young is still needed when it is looked through.
 */
export const hastyNode: readonly string[] = ['--no-turbofan', '--max-semi-space-size=32', '--initial-old-space-size=256'];
