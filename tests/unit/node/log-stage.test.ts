import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { logStage, parseStages, withProgress } from '../../../scripts/node/log-stage.ts';

let said: string[] = [];
const log = (line: string): void => void said.push(line);

beforeEach(() => {
  said = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('等的时候说做到哪里', () => {
  test('两秒以内做完的不说', async () => {
    const done = withProgress(log, async () => '写好 1 页', () => new Promise((resolve) => void setTimeout(() => resolve('好'), 1900)));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toBe('好');
    expect(said).toEqual([]);
  });

  test('做得久的，每两秒说一次数目和用了多久，做完就停', async () => {
    let pages = 0;
    const done = withProgress(log, async () => `网站：写好 ${(pages += 100)} 页`, () => new Promise((resolve) => void setTimeout(() => resolve(undefined), 5000)));
    await vi.advanceTimersByTimeAsync(20_000);
    await done;
    expect(said).toEqual(['  网站：写好 100 页，2.0 秒', '  网站：写好 200 页，4.0 秒']);
  });

  test('没有做成也停，错误照样出来', async () => {
    const failed = withProgress(log, async () => '写好 1 页', () => Promise.reject(new Error('坏了')));
    await expect(failed).rejects.toThrow('坏了');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said).toEqual([]);
  });

  test('说进度的行不会当成做完的阶段', async () => {
    await logStage(log, '网站', async () => void log('  网站：写好 100 页，2.0 秒'), () => '100 页');
    expect(Object.keys(parseStages(said.join('\n')))).toEqual(['网站']);
  });
});
