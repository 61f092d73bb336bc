import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The same finding on another line is the same finding. */
const identify = ({ code, file, message }: Diagnostic): string => `${code} ${file} ${message}`;

/** Findings that a branch brings: those that the base has, as often as it has them, are left out. */
export function freshFindings(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Map<string, number>();
  for (const finding of before) known.set(identify(finding), (known.get(identify(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const left = known.get(identify(finding)) ?? 0;
    known.set(identify(finding), left - 1);
    return left <= 0;
  });
}
