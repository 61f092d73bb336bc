import { describe, expect, test } from 'vitest';
import type { Trail } from '../../../src/model/derive.ts';
import { areWhole, everyFact, formatMembers, openTrailTable, parseMembers, trailsOf, type KeptTrails, type TrailTable } from '../../../scripts/node/trail-table.ts';

const written = (table: TrailTable): KeptTrails => ({ facts: table.facts(), groups: table.groups().map((members) => parseMembers(formatMembers(members))) });

const roles: Trail = new Set(['岗位/终检员', '岗位/库管员']);
const page: Trail = new Set<string | Trail>(['文件/标题', roles]);

describe('网页读过什么的表', () => {
  test('写下再读出来，读过的一样', () => {
    const table = openTrailTable();
    const number = table.add(page);
    expect(trailsOf(written(table))(number)).toEqual(page);
  });

  test.each([[[]], [[0]], [[-3, -1, 0, 7, 4096]]])('一组 %j 写成文字再读，还是它', (members) => {
    expect([...parseMembers(formatMembers(Int32Array.from(members)))]).toEqual(members);
  });

  test('读过同样东西的几页，只记一次；换个先后也一样', () => {
    const table = openTrailTable();
    const first = table.add(page);
    expect(table.add(new Set<string | Trail>([new Set(['岗位/库管员', '岗位/终检员']), '文件/标题']))).toBe(first);
    expect(table.groups()).toHaveLength(2);
  });

  test('从上次的表里搬过来，和重新记的是同一组', () => {
    const last = openTrailTable();
    last.add(new Set(['别的']));
    const number = last.add(page);
    const kept = written(last);
    const table = openTrailTable();
    const moved = table.addFrom(kept, number);
    expect(table.add(page)).toBe(moved);
    expect(table.facts()).not.toContain('别的');
    expect(trailsOf(written(table))(moved)).toEqual(page);
  });

  test('有一条变了，读过它的都算变了；每条只问一次', () => {
    const table = openTrailTable();
    const [both, only] = [table.add(page), table.add(new Set(['文件/标题']))];
    const asked: string[] = [];
    const isFresh = everyFact(written(table), (fact) => (asked.push(fact), fact !== '岗位/库管员'));
    expect([isFresh(both), isFresh(only), isFresh(both)]).toEqual([false, true, false]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('组里有表上没有的，看得出来', () => {
    const table = openTrailTable();
    table.add(page);
    const kept = written(table);
    expect(areWhole(kept)).toBe(true);
    expect(areWhole({ ...kept, facts: kept.facts.slice(1) })).toBe(false);
    expect(areWhole({ ...kept, groups: kept.groups.toReversed() })).toBe(false);
  });
});
