import { statSync } from 'node:fs';

/**
 * By what a file is recognised without being read: its size and the time of its last change, in nanoseconds. Undefined when it is not
 * there. Whoever writes a file gives it another time.
 */
export function stampOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${String(found.size)} ${String(found.mtimeNs)}`;
}

/** The size in bytes that a stamp names. */
export const sizeIn = (stamp: string): number => Number.parseInt(stamp, 10);
