/**
 * What was read to make something, by number: as sets of names it would take more memory than the pages' own text, and more time than
 * some pages take. A fact's number is its place among the facts; a group of what was read for something has a number below zero, minus one
 * and its place among the groups.
 */
export interface TrailTable {
  /** A fact's number. */
  numberOf(fact: string): number;
  /** The number of a group of facts and groups, in any order and with repetitions. The same group is there only once. */
  place(members: ArrayLike<number>): Trail;
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

export const noTrails: KeptTrails = { facts: [], groups: [] };

/** A table that goes on where an earlier one ended: the earlier one's numbers mean the same in it. */
export function openTrailTable(earlier: KeptTrails = noTrails): TrailTable {
  const facts = [...earlier.facts];
  const byName = new Map(facts.map((fact, at) => [fact, at]));
  const groups = [...earlier.groups];
  const byHash = new Map<number, Trail[]>();
  const alikeOf = (hash: number): Trail[] => {
    const known = byHash.get(hash) ?? [];
    if (known.length === 0) byHash.set(hash, known);
    return known;
  };
  for (const [at, group] of groups.entries()) alikeOf(hashOf(group)).push(-1 - at);
  const numberOf = (fact: string): number => {
    const known = byName.get(fact);
    if (known !== undefined) return known;
    byName.set(fact, facts.length);
    return facts.push(fact) - 1;
  };
  const place = (members: ArrayLike<number>): Trail => {
    const group = inOrder(members);
    const alike = alikeOf(hashOf(group));
    const known = alike.find((trail) => areEqual(groups[-1 - trail], group));
    if (known !== undefined) return known;
    const trail = -groups.push(group);
    alike.push(trail);
    return trail;
  };
  return { numberOf, place, facts: () => facts, groups: () => groups };
}

/** Each once. */
function inOrder(members: ArrayLike<number>): Int32Array {
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
  const [unknown, yes, no] = [0, 1, 2];
  const [ofFacts, ofGroups] = [new Uint8Array(kept.facts.length), new Uint8Array(kept.groups.length)];
  const factHolds = (fact: number): boolean => {
    if (ofFacts[fact] === unknown) ofFacts[fact] = holds(factAt(kept, fact), fact) ? yes : no;
    return ofFacts[fact] === yes;
  };
  const groupHolds = (group: Trail): boolean => {
    const at = -1 - group;
    if (ofGroups[at] === unknown) ofGroups[at] = groupAt(kept, group).every((member) => (member < 0 ? groupHolds(member) : factHolds(member))) ? yes : no;
    return ofGroups[at] === yes;
  };
  return groupHolds;
}

/** A table without what no group in use names, and the numbers in it of those in use. */
export interface CompactTrails {
  readonly trails: KeptTrails;
  numberOf(trail: Trail): Trail;
}

/** Facts and groups stay in their order, and so do the members of a group. */
export function compactTrails({ facts, groups }: KeptTrails, used: Iterable<Trail>): CompactTrails {
  const [isFactUsed, isGroupUsed] = [new Uint8Array(facts.length), new Uint8Array(groups.length)];
  for (const trail of used) isGroupUsed[-1 - trail] = 1;
  // Whoever is named stands before whoever names it.
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    if (isGroupUsed[at] === 0) continue;
    for (const member of groups[at] ?? []) {
      if (member < 0) isGroupUsed[-1 - member] = 1;
      else isFactUsed[member] = 1;
    }
  }
  const [factPlaces, groupPlaces] = [placesOf(isFactUsed), placesOf(isGroupUsed)];
  const numberOf = (member: number): number => (member < 0 ? -1 - (groupPlaces[-1 - member] ?? 0) : (factPlaces[member] ?? 0));
  const move = (group: Int32Array): Int32Array => {
    const moved = new Int32Array(group.length);
    for (let at = 0; at < group.length; at += 1) moved[at] = numberOf(group[at] ?? 0);
    return moved;
  };
  return { trails: { facts: facts.filter((_fact, at) => isFactUsed[at] === 1), groups: groups.filter((_group, at) => isGroupUsed[at] === 1).map(move) }, numberOf };
}

/** The place of each of those that are used among them. */
function placesOf(isUsed: Uint8Array): Int32Array {
  const places = new Int32Array(isUsed.length);
  let count = 0;
  for (let at = 0; at < isUsed.length; at += 1) if (isUsed[at] === 1) places[at] = count++;
  return places;
}

/** Groups as bytes: how many members, then each as the step from the one before. Most steps are 1, and take one byte. */
export function packGroups(groups: readonly Int32Array[]): Uint8Array<ArrayBuffer> {
  const members = groups.reduce((sum, { length }) => sum + length, groups.length);
  const bytes = new Uint8Array(members * longestNumber);
  let at = 0;
  const write = (number: number): void => {
    // LEB128 of the number with its sign as the last bit.
    let left = ((number << 1) ^ (number >> 31)) >>> 0;
    for (; left > 0x7f; left >>>= 7) bytes[at++] = 0x80 | (left & 0x7f);
    bytes[at++] = left;
  };
  for (const group of groups) {
    write(group.length);
    for (let place = 0; place < group.length; place += 1) write((group[place] ?? 0) - (group[place - 1] ?? 0));
  }
  return bytes.slice(0, at);
}

const longestNumber = 5;

/** As much as can be read: of bytes that are no groups it gives others, or none. */
export function unpackGroups(bytes: Uint8Array): readonly Int32Array[] {
  let at = 0;
  const read = (): number => {
    let [number, shift, byte] = [0, 0, 0x80];
    for (; byte > 0x7f; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 0x7f) << shift;
    }
    return (number >>> 1) ^ -(number & 1);
  };
  const groups: Int32Array[] = [];
  while (at < bytes.length) {
    const length = read();
    if (length < 0 || length > bytes.length - at) break;
    const group = new Int32Array(length);
    let member = 0;
    for (let place = 0; place < length; place += 1) group[place] = member += read();
    groups.push(group);
  }
  return groups;
}

/** Whether groups name nothing but facts that are there and groups that stand before them: what was written may have been changed since. */
export const areWhole = ({ facts, groups }: KeptTrails): boolean => groups.every((members, at) => members.every((member) => (member < 0 ? -1 - member < at : member < facts.length)));

const groupAt = ({ groups }: KeptTrails, group: Trail): Int32Array => present(groups[-1 - group], group);

const factAt = ({ facts }: KeptTrails, fact: number): string => present(facts[fact], fact);

function present<Part>(part: Part | undefined, at: number): Part {
  if (part === undefined) throw new RangeError(String(at));
  return part;
}
