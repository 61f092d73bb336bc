import { afterEach, describe, expect, test } from 'vitest';
import { derive, deriveEach, listenToDerivations } from '../../../src/model/derive.ts';
import { openTrailTable, type Trail } from '../../../src/model/trail-table.ts';

afterEach(() => listenToDerivations(undefined));

/** Follows what is read, as a build does. */
function listen() {
  const table = openTrailTable();
  const stack: number[][] = [];
  const close = (): Trail => table.place(stack.pop() ?? []);
  listenToDerivations({ open: () => void stack.push([]), close, use: (trail) => void stack.at(-1)?.push(trail) });
  /** All facts of a trail, with those of the views that it names. */
  const factsOf = (trail: Trail): readonly string[] => [...(table.groups()[-1 - trail] ?? [])].flatMap((member) => (member < 0 ? factsOf(member) : (table.facts()[member] ?? []))).toSorted();
  return {
    read: (fact: string) => void stack.at(-1)?.push(table.numberOf(fact)),
    page: (render: () => unknown): readonly string[] => {
      stack.push([]);
      render();
      return factsOf(close());
    },
  };
}

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
    expect(first).toEqual(['标题', '编号'].toSorted());
    expect(second).toEqual(first);
    expect(page(() => undefined)).toEqual([]);
  });

  test('没做成的不留下，记录也不乱', () => {
    const { read, page } = listen();
    let broken = true;
    const view = derive((_source: object) => { read('里面'); if (broken) throw new Error('坏了'); return 1; });
    const source = {};
    expect(page(() => { expect(() => view(source)).toThrow('坏了'); read('外面'); })).toEqual(['外面']);
    broken = false;
    expect(view(source)).toBe(1);
  });
});
