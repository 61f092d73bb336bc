import { findHarm } from './find-harm.ts';
import { checkHarbour } from './harbour.ts';
import { hostileCorpus } from './hostile-corpus.ts';

export interface HostileOutcome {
  readonly codes: readonly string[];
  /** Findings that would not help an editor: no words, no place. */
  readonly unclear: readonly string[];
  readonly harm: readonly string[];
  readonly thrown: string | undefined;
  /** Of this process, in milliseconds: other work on the machine must not count. */
  readonly cpu: number;
  readonly touched: boolean;
  /** The most memory that this process has had so far. */
  readonly peakMb: number;
}

function judge(index: number): Omit<HostileOutcome, 'touched' | 'peakMb'> {
  const before = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  try {
    const { patch = {}, around } = hostileCorpus[index] ?? {};
    const { manual, diagnostics } = checkHarbour(patch, undefined, around);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const unclear = errors.filter(({ message, hint, file, line, column }) => !/[一-鿿]/.test(message) || hint === '' || file === '' || line < 1 || column < 1).map(({ code }) => code);
    return { codes: errors.map(({ code }) => code), unclear, harm: errors.length > 0 ? [] : findHarm(manual?.documents.flatMap(({ body }) => body.nodes) ?? []), thrown: undefined, cpu: spent() };
  } catch (error) {
    return { codes: [], unclear: [], harm: [], thrown: error instanceof Error ? (error.stack ?? error.message) : String(error), cpu: spent() };
  }
}

/** Whether a snippet ran, or reached what all objects share. */
const isTouched = (): boolean => 'pwned' in globalThis || 'polluted' in {};

process.on('message', (index: number) => void process.send?.({ ...judge(index), touched: isTouched(), peakMb: process.resourceUsage().maxRSS / 1000 } satisfies HostileOutcome));
