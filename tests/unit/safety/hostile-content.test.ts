import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkHarbour } from '../../support/harbour.ts';
import { hostileCorpus } from '../../support/hostile-corpus.ts';
import type { HostileOutcome } from '../../support/hostile-worker.ts';

const limitMs = 5_000;
const limitMb = 1_000;
/** On a busy machine a second of work takes several; this only tells a hang from slowness. */
const hangMs = 60_000;

let worker: Worker;

const startWorker = (): Worker => new Worker(new URL('../../support/hostile-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: limitMb } });

beforeAll(() => {
  worker = startWorker();
});
afterAll(async () => void (await worker.terminate()));

async function judge(index: number): Promise<HostileOutcome> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), hangMs);
  worker.postMessage(index);
  try {
    const [outcome] = (await once(worker, 'message', { signal: waiting.signal })) as [HostileOutcome];
    return outcome;
  } catch {
    await worker.terminate();
    worker = startWorker();
  } finally {
    clearTimeout(timer);
  }
  return { codes: [], unclear: [], harm: [], thrown: '没有在一分钟内结束，或用光了内存', cpu: Number.POSITIVE_INFINITY };
}

describe('有恶意的内容：报错或无害，不执行、不卡住、不吃光内存', () => {
  test('样本至少二百条，标题不重复', () => {
    expect(hostileCorpus.length).toBeGreaterThanOrEqual(200);
    expect(new Set(hostileCorpus.map(({ title }) => title)).size).toBe(hostileCorpus.length);
  });

  test.each(hostileCorpus.map(({ title, code }, index) => [title, code, index] as const))('%s', async (_title, code, index) => {
    const { codes, unclear, harm, thrown, cpu } = await judge(index);
    expect(thrown).toBeUndefined();
    expect(unclear).toEqual([]);
    expect(harm).toEqual([]);
    if (code !== undefined) expect(codes).toContain(code);
    expect(cpu).toBeLessThan(limitMs);
  }, hangMs + 10_000);

  test('做完以后：没有一条执行过，没有改到原型，内存不到 1 GB', () => {
    expect(globalThis).not.toHaveProperty('pwned');
    expect({}).not.toHaveProperty('polluted');
    expect(process.resourceUsage().maxRSS / 1000).toBeLessThan(limitMb);
  });

  test('样本所在的手册本身没有错误', () => {
    expect(checkHarbour().diagnostics).toEqual([]);
  });
});
