import { afterEach, describe, expect, test } from 'vitest';
import { derive, deriveEach, listenToDerivations, type Trail } from '../../../src/model/derive.ts';

afterEach(() => listenToDerivations(undefined));

/** Follows what is read, as a build does. */
function listen() {
  const stack: Set<string | Trail>[] = [];
  listenToDerivations({ open: () => void stack.push(new Set()), close: () => stack.pop() ?? new Set(), use: (trail) => void stack.at(-1)?.add(trail) });
  return { read: (fact: string) => void stack.at(-1)?.add(fact), page: (render: () => unknown): Trail => { stack.push(new Set()); render(); return stack.pop() ?? new Set(); } };
}

/** All facts of a trail, with those of the views that it names. */
const factsOf = (trail: Trail): readonly string[] => [...trail].flatMap((part) => (typeof part === 'string' ? [part] : factsOf(part)));

describe('从手册推出来的东西只做一次', () => {
  test('同一个来源只做一次，别的来源另做', () => {
    let made = 0;
    const double = derive(({ value }: { value: number }) => ((made += 1), value * 2));
    const [one, two] = [{ value: 1 }, { value: 2 }];
    expect([double(one), double(one), double(two)]).toEqual([2, 2, 4]);
    expect(made).toBe(2);
  });

  test('按名字分开的，每个名字做一次', () => {
    const asked: string[] = [];
    const shout = deriveEach((_source: object, key: string) => (asked.push(key), `${key}！`));
    const source = {};
    expect([shout(source, '一'), shout(source, '一'), shout(source, '二')]).toEqual(['一！', '一！', '二！']);
    expect(asked).toEqual(['一', '二']);
  });

  test('事先给好的，不再做', () => {
    const length = derive((list: readonly number[]) => list.length);
    const list = [1, 2, 3];
    length.preset(list, 99);
    expect(length(list)).toBe(99);
  });

  test('后来用到的网页，也算读过它当初读的', () => {
    const { read, page } = listen();
    const title = derive((_source: object) => (read('标题'), '标题'));
    const line = derive((source: object) => (read('编号'), `编号${title(source)}`));
    const source = {};
    const [first, second] = [page(() => line(source)), page(() => line(source))];
    expect(factsOf(first).toSorted()).toEqual(['标题', '编号']);
    expect(factsOf(second)).toEqual(factsOf(first));
    expect(page(() => undefined).size).toBe(0);
  });

  test('没做成的不留下，记录也不乱', () => {
    const { read, page } = listen();
    let broken = true;
    const view = derive((_source: object) => { read('里面'); if (broken) throw new Error('坏了'); return 1; });
    const source = {};
    expect(factsOf(page(() => { expect(() => view(source)).toThrow('坏了'); read('外面'); }))).toEqual(['外面']);
    broken = false;
    expect(view(source)).toBe(1);
  });
});
