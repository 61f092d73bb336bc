import { statSync, type BigIntStats } from 'node:fs';

/**
 * By what a file is recognised without being read: its size and the time of its last change, in nanoseconds. Undefined when it is not
 * there. Whoever writes a file gives it another time.
 */
export function stampOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && formatStamp(found);
}

/** The stamp of a file whose state is known. */
export const formatStamp = ({ size, mtimeNs }: Pick<BigIntStats, 'size' | 'mtimeNs'>): string => `${String(size)} ${String(mtimeNs)}`;

/** The size in bytes that a stamp names. */
export const sizeIn = (stamp: string): number => Number.parseInt(stamp, 10);
