import { describe, expect, test } from 'vitest';
import { areWhole, everyFact, formatMembers, openTrailTable, parseMembers, type KeptTrails, type Trail, type TrailTable } from '../../../src/model/trail-table.ts';

const written = (table: TrailTable): KeptTrails => ({ facts: table.facts(), groups: table.groups().map((members) => parseMembers(formatMembers(members))) });

/** A group of facts, and of what was read for the roles. */
const placeRoles = (table: TrailTable): Trail => table.place(['岗位/终检员', '岗位/库管员'].map(table.numberOf));
const placePage = (table: TrailTable): Trail => table.place([table.numberOf('文件/标题'), placeRoles(table)]);

/** All facts behind a group, by name. */
const factsOf = (kept: KeptTrails, trail: Trail): readonly string[] =>
  [...(kept.groups[-1 - trail] ?? [])].flatMap((member) => (member < 0 ? factsOf(kept, member) : (kept.facts[member] ?? []))).toSorted();

const pageFacts = ['岗位/库管员', '岗位/终检员', '文件/标题'].toSorted();

describe('网页读过什么的表', () => {
  test('写下再读出来，读过的一样', () => {
    const table = openTrailTable();
    const trail = placePage(table);
    expect(factsOf(written(table), trail)).toEqual(pageFacts);
  });

  test.each([[[]], [[0]], [[-3, -1, 0, 7, 4096]]])('一组 %j 写成文字再读，还是它', (members) => {
    expect([...parseMembers(formatMembers(Int32Array.from(members)))]).toEqual(members);
  });

  test('读过同样东西的几页，只记一次；换个先后、读过几遍也一样', () => {
    const table = openTrailTable();
    const first = placePage(table);
    const [title, roles] = [table.numberOf('文件/标题'), placeRoles(table)];
    expect(table.place([roles, title, roles, title])).toBe(first);
    expect(table.groups()).toHaveLength(2);
  });

  test('散列值一样的两组，不当成同一组', () => {
    const table = openTrailTable();
    // FNV-1a gives all of them -1990215755.
    const groups = [[0, 5000], [1, 16_782_619], [2, 33_566_418], [3, 50_335_781]];
    const trails = groups.map(table.place);
    expect(new Set(trails).size).toBe(groups.length);
    expect(groups.map(table.place)).toEqual(trails);
  });

  test('从上次的表里搬过来，和重新记的是同一组', () => {
    const last = openTrailTable();
    last.place([last.numberOf('别的')]);
    const trail = placePage(last);
    const kept = written(last);
    const table = openTrailTable();
    const moved = table.takeFrom(kept)(trail);
    expect(placePage(table)).toBe(moved);
    expect(table.facts()).not.toContain('别的');
    expect(factsOf(written(table), moved)).toEqual(pageFacts);
  });

  test('有一条变了，读过它的都算变了；每条只问一次', () => {
    const table = openTrailTable();
    const [both, only] = [placePage(table), table.place([table.numberOf('文件/标题')])];
    const asked: string[] = [];
    const isFresh = everyFact(written(table), (fact) => (asked.push(fact), fact !== '岗位/库管员'));
    expect([isFresh(both), isFresh(only), isFresh(both)]).toEqual([false, true, false]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('组里有表上没有的，看得出来', () => {
    const table = openTrailTable();
    placePage(table);
    const kept = written(table);
    expect(areWhole(kept)).toBe(true);
    expect(areWhole({ ...kept, facts: kept.facts.slice(1) })).toBe(false);
    expect(areWhole({ ...kept, groups: kept.groups.toReversed() })).toBe(false);
  });
});
