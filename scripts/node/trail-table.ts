import type { Trail } from '../../src/model/derive.ts';
import { shortDigest } from './cache-dir.ts';

/**
 * What pages have read, by number: as sets of names it would take more memory than the pages' own text. A fact's number is its place among
 * the facts; a group of what was read for something has a number below zero, minus one and its place among the groups.
 */
export interface TrailTable {
  /** Adds what was read for something and gives the number of its group. The same is there only once. */
  add(trail: Trail): number;
  /** Adds a group of another table. */
  addFrom(other: KeptTrails, group: number): number;
  readonly facts: () => readonly string[];
  /** In an order in which groups stand behind those that they name; their members in order. */
  readonly groups: () => readonly Int32Array[];
}

/** A table that was written and read again. */
export interface KeptTrails {
  readonly facts: readonly string[];
  readonly groups: readonly Int32Array[];
}

export function openTrailTable(): TrailTable {
  const facts = new Map<string, number>();
  const groups: Int32Array[] = [];
  const bySet = new WeakMap<Trail, number>();
  const byMembers = new Map<string, number>();
  const moved = new WeakMap<KeptTrails, Map<number, number>>();
  const numberOf = (fact: string): number => {
    const at = facts.get(fact) ?? facts.size;
    facts.set(fact, at);
    return at;
  };
  const place = (members: Int32Array): number => {
    const signature = shortDigest(new Uint8Array(members.sort().buffer));
    const at = byMembers.get(signature) ?? groups.push(members) - 1;
    byMembers.set(signature, at);
    return -1 - at;
  };
  const add = (trail: Trail): number => {
    const earlier = bySet.get(trail);
    if (earlier !== undefined) return earlier;
    const number = place(Int32Array.from(trail, (part) => (typeof part === 'string' ? numberOf(part) : add(part))));
    bySet.set(trail, number);
    return number;
  };
  const addFrom = (other: KeptTrails, group: number): number => {
    const known = moved.get(other) ?? new Map<number, number>();
    moved.set(other, known);
    const move = (member: number): number => {
      const earlier = known.get(member);
      if (earlier !== undefined) return earlier;
      const number = member < 0 ? place(groupAt(other, member).map(move)) : numberOf(factAt(other, member));
      known.set(member, number);
      return number;
    };
    return move(group);
  };
  return { add, addFrom, facts: () => [...facts.keys()], groups: () => groups };
}

/** A group as a trail again. Each is made once. */
export function trailsOf(kept: KeptTrails): (group: number) => Trail {
  const known = new Map<number, Trail>();
  const trailOf = (group: number): Trail => {
    const earlier = known.get(group);
    if (earlier) return earlier;
    const trail = new Set([...groupAt(kept, group)].map((member) => (member < 0 ? trailOf(member) : factAt(kept, member))));
    known.set(group, trail);
    return trail;
  };
  return trailOf;
}

/** Whether all facts behind a group are as a test wants them. Each fact and each group is looked at once. */
export function everyFact(kept: KeptTrails, holds: (fact: string, at: number) => boolean): (group: number) => boolean {
  const known = new Map<number, boolean>();
  const isTrue = (member: number): boolean => {
    const earlier = known.get(member);
    if (earlier !== undefined) return earlier;
    const found = member < 0 ? groupAt(kept, member).every(isTrue) : holds(factAt(kept, member), member);
    known.set(member, found);
    return found;
  };
  return isTrue;
}

/** Members in their order as text, each as the step from the one before: a third of the digits, and no list of numbers for each group. */
export function formatMembers(members: Int32Array): string {
  let [text, last] = ['', 0];
  for (const member of members) {
    text += ` ${String(member - last)}`;
    last = member;
  }
  return text.slice(1);
}

export function parseMembers(text: string): Int32Array {
  let member = 0;
  return Int32Array.from(text === '' ? [] : text.split(' '), (step) => (member += Number(step)));
}

/** Whether groups name nothing but facts that are there and groups that stand before them: what was written may have been changed since. */
export const areWhole = ({ facts, groups }: KeptTrails): boolean => groups.every((members, at) => members.every((member) => (member < 0 ? -1 - member < at : member < facts.length)));

const groupAt = ({ groups }: KeptTrails, group: number): Int32Array => present(groups[-1 - group], group);

const factAt = ({ facts }: KeptTrails, fact: number): string => present(facts[fact], fact);

function present<Part>(part: Part | undefined, at: number): Part {
  if (part === undefined) throw new RangeError(String(at));
  return part;
}
