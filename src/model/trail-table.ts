/**
 * What was read to make something, by number: as sets of names it would take more memory than the pages' own text, and more time than
 * some pages take. A fact's number is its place among the facts; a group of what was read for something has a number below zero, minus one
 * and its place among the groups.
 */
export interface TrailTable {
  /** A fact's number. */
  numberOf(fact: string): number;
  /** The number of a group of facts and groups, in any order and with repetitions. The same group is there only once. */
  place(members: readonly number[]): Trail;
  /** Takes groups over from another table. */
  takeFrom(other: KeptTrails): (group: Trail) => Trail;
  readonly facts: () => readonly string[];
  /** In an order in which groups stand behind those that they name; their members in order. */
  readonly groups: () => readonly Int32Array[];
}

/** The number of a group in a table. */
export type Trail = number;

/** A table that was written and read again. */
export interface KeptTrails {
  readonly facts: readonly string[];
  readonly groups: readonly Int32Array[];
}

export function openTrailTable(): TrailTable {
  const facts: string[] = [];
  const byName = new Map<string, number>();
  const groups: Int32Array[] = [];
  const byHash = new Map<number, Trail[]>();
  const numberOf = (fact: string): number => {
    const known = byName.get(fact);
    if (known !== undefined) return known;
    byName.set(fact, facts.length);
    return facts.push(fact) - 1;
  };
  const place = (members: readonly number[]): Trail => {
    const group = inOrder(members);
    const hash = hashOf(group);
    const alike = byHash.get(hash) ?? [];
    byHash.set(hash, alike);
    const known = alike.find((trail) => areEqual(groups[-1 - trail], group));
    if (known !== undefined) return known;
    const trail = -groups.push(group);
    alike.push(trail);
    return trail;
  };
  const takeFrom = (other: KeptTrails): ((group: Trail) => Trail) => {
    const moved = new Map<number, number>();
    const move = (member: number): number => {
      const earlier = moved.get(member);
      if (earlier !== undefined) return earlier;
      const number = member < 0 ? place([...groupAt(other, member)].map(move)) : numberOf(factAt(other, member));
      moved.set(member, number);
      return number;
    };
    return move;
  };
  return { numberOf, place, takeFrom, facts: () => facts, groups: () => groups };
}

/** Each once. */
function inOrder(members: readonly number[]): Int32Array {
  const sorted = Int32Array.from(members).sort();
  let length = 0;
  for (const member of sorted) if (length === 0 || sorted[length - 1] !== member) sorted[length++] = member;
  return sorted.slice(0, length);
}

/** FNV-1a over the numbers. */
function hashOf(group: Int32Array): number {
  let hash = 0x811c9dc5;
  for (const member of group) hash = Math.imul(hash ^ member, 0x01000193);
  return hash;
}

const areEqual = (one: Int32Array | undefined, other: Int32Array): boolean => one?.length === other.length && one.every((member, at) => member === other[at]);

/** Whether all facts behind a group are as a test wants them. Each fact and each group is looked at once. */
export function everyFact(kept: KeptTrails, holds: (fact: string, at: number) => boolean): (group: Trail) => boolean {
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

const groupAt = ({ groups }: KeptTrails, group: Trail): Int32Array => present(groups[-1 - group], group);

const factAt = ({ facts }: KeptTrails, fact: number): string => present(facts[fact], fact);

function present<Part>(part: Part | undefined, at: number): Part {
  if (part === undefined) throw new RangeError(String(at));
  return part;
}
