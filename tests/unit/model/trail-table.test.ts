import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areWhole, compactTrails, everyFact, openTrailTable, packGroups, unpackGroups, type KeptTrails, type Trail, type TrailTable } from '../../../src/model/trail-table.ts';

const written = (table: TrailTable): KeptTrails => ({ facts: table.facts(), groups: unpackGroups(packGroups(table.groups())) });

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

  test('几组写成字节再读，还是它们', () => {
    const member = fc.oneof(fc.integer({ min: -500_000_000, max: 500_000_000 }), fc.constantFrom(-65, -64, -1, 0, 1, 63, 64, 8191, 8192));
    const group = fc.uniqueArray(member, { maxLength: 20 }).map((members) => Int32Array.from(members).sort());
    fc.assert(fc.property(fc.array(group, { maxLength: 6 }), (groups) => { expect(unpackGroups(packGroups(groups))).toEqual(groups); }));
  });

  test('挨着的编号，一个只占一个字节', () => {
    expect(packGroups([Int32Array.from({ length: 50 }, (_, at) => at + 30)])).toHaveLength(51);
  });

  test('不是这样写的字节，读不出那么多组，也不出错', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => { expect(unpackGroups(bytes).length).toBeLessThanOrEqual(bytes.length); }));
    expect(unpackGroups(Uint8Array.of(200, 1))).toEqual([]);
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

  test('接着上次的表记：上次的编号还是那个意思，同样的组不记第二次', () => {
    const last = openTrailTable();
    last.place([last.numberOf('别的')]);
    const trail = placePage(last);
    const table = openTrailTable(written(last));
    expect(placePage(table)).toBe(trail);
    expect(table.groups()).toHaveLength(last.groups().length);
    expect(factsOf(written(table), trail)).toEqual(pageFacts);
  });

  test('没有一页再用的，写下时去掉；用着的读过什么不变', () => {
    const table = openTrailTable();
    table.place([table.numberOf('别的')]);
    const [page, roles] = [placePage(table), placeRoles(table)];
    table.place([roles, table.numberOf('也没人用')]);
    const { trails, numberOf } = compactTrails(written(table), [page]);
    expect(trails.facts).toEqual(['文件/标题', '岗位/终检员', '岗位/库管员']);
    expect(trails.groups).toHaveLength(2);
    expect(areWhole(trails)).toBe(true);
    expect(factsOf(trails, numberOf(page))).toEqual(pageFacts);
    expect(openTrailTable(trails).place([...(trails.groups[-1 - numberOf(page)] ?? [])])).toBe(numberOf(page));
  });

  test('哪几页都在用，去掉多余的以后，它们读过的还是那些', () => {
    const members = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 5 });
    fc.assert(fc.property(fc.array(members, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(7), { maxLength: 4 }), (groups, wanted) => {
      const table = openTrailTable();
      const trails: Trail[] = [];
      for (const pairs of groups) trails.push(table.place(pairs.flatMap(([fact, group]) => [table.numberOf(String(fact)), ...(trails[group] === undefined ? [] : [trails[group]])])));
      const used = wanted.flatMap((at) => trails[at] ?? []);
      const compact = compactTrails(written(table), used);
      expect(areWhole(compact.trails)).toBe(true);
      for (const trail of used) expect(new Set(factsOf(compact.trails, compact.numberOf(trail)))).toEqual(new Set(factsOf(written(table), trail)));
    }));
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
