import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkHarbour } from '../../support/harbour.ts';
import { hostileCorpus } from '../../support/hostile-corpus.ts';
import { childEnv } from '../../support/child-env.ts';
import type { HostileOutcome } from '../../support/hostile-child.ts';

const limitMs = 5_000;
const limitMb = 1_000;
/** On a busy machine a second of work takes several; this only tells a hang from slowness. */
const hangMs = 60_000;

/** A process of its own: what it uses is what the snippets use, and one that hangs or dies takes nothing with it. */
let child: ChildProcess;
let peakMb = 0;

const startChild = (): ChildProcess => fork(new URL('../../support/hostile-child.ts', import.meta.url), { env: childEnv(), execArgv: [`--max-old-space-size=${limitMb}`] });

beforeAll(() => {
  child = startChild();
});
afterAll(() => void child.kill());

async function judge(index: number): Promise<HostileOutcome> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), hangMs);
  child.send(index);
  try {
    const [outcome] = (await Promise.race([once(child, 'message', { signal: waiting.signal }), once(child, 'exit', { signal: waiting.signal }).then(() => Promise.reject(new Error('exit')))])) as [HostileOutcome];
    peakMb = Math.max(peakMb, outcome.peakMb);
    return outcome;
  } catch {
    child.kill('SIGKILL');
    child = startChild();
  } finally {
    clearTimeout(timer);
    waiting.abort();
  }
  return { codes: [], unclear: [], harm: [], thrown: '没有在一分钟内结束，或用光了内存', cpu: Number.POSITIVE_INFINITY, touched: false, peakMb: Number.POSITIVE_INFINITY };
}

describe('有恶意的内容：报错或无害，不执行、不卡住、不吃光内存', () => {
  test('样本至少二百条，标题不重复', () => {
    expect(hostileCorpus.length).toBeGreaterThanOrEqual(200);
    expect(new Set(hostileCorpus.map(({ title }) => title)).size).toBe(hostileCorpus.length);
  });

  test.each(hostileCorpus.map(({ title, code }, index) => [title, code, index] as const))('%s', async (_title, code, index) => {
    const { codes, unclear, harm, thrown, cpu, touched } = await judge(index);
    expect(thrown).toBeUndefined();
    expect(unclear).toEqual([]);
    expect(harm).toEqual([]);
    expect(touched).toBe(false);
    if (code !== undefined) expect(codes).toContain(code);
    expect(cpu).toBeLessThan(limitMs);
  }, hangMs + 10_000);

  test('做完以后：内存一直不到 1 GB', () => {
    expect(peakMb).toBeGreaterThan(0);
    expect(peakMb).toBeLessThan(limitMb);
  });

  test('样本所在的手册本身没有错误', () => {
    expect(checkHarbour().diagnostics).toEqual([]);
  });
});
