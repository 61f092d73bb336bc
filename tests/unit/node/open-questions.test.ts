import { describe, expect, test } from 'vitest';
import { openQuestions } from '../../../scripts/node/open-questions.ts';

const ignore = (): void => undefined;

describe('问了线程还没有回答的', () => {
  test('各问各的号，回答对得上，先答后问的不乱', async () => {
    const questions = openQuestions();
    const sent: number[] = [];
    const [first, second] = [questions.ask((id) => sent.push(id)), questions.ask((id) => sent.push(id))];
    expect(new Set(sent).size).toBe(2);
    questions.answer({ id: sent[1] ?? 0, value: '第二问' });
    questions.answer({ id: sent[0] ?? 0, error: new Error('第一问做不成') });
    await expect(second).resolves.toBe('第二问');
    await expect(first).rejects.toThrow('第一问做不成');
    expect(questions.count()).toBe(0);
  });

  test('线程坏了：没有答的都听到，以后问的马上听到，听到的是最先坏的原因', async () => {
    const questions = openQuestions();
    const waiting = questions.ask(ignore);
    questions.fail(new Error('内存不够'));
    questions.fail(new Error('退出了'));
    await expect(waiting).rejects.toThrow('内存不够');
    await expect(questions.ask(() => { throw new Error('不该再问'); })).rejects.toThrow('内存不够');
  });

  test('没有人问过的回答，不理', () => {
    const questions = openQuestions();
    expect(() => { questions.answer({ id: 7, value: 1 }); }).not.toThrow();
  });
});
