import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Trail } from '../../src/model/derive.ts';
import type { ManualTracker } from '../../src/model/tracked-manual.ts';
import { keptJson, shortDigest } from './cache-dir.ts';

/**
 * What the last build into an output folder wrote, and what of the manual each file was made from. A file is taken over as it lies there
 * when the program, what the page was given and everything that it read are still the same, and nobody has changed the file since.
 */
export interface PageMemory {
  /** The file of the last build, when it would come out the same now. */
  recall(path: string, given: string): Promise<Uint8Array | undefined>;
  /** Remembers a file that was rendered. */
  keep(path: string, given: string, content: Uint8Array, trail: Trail): void;
  /** For the next build. Only a build that was published may be remembered. */
  save(): Promise<void>;
}

interface Kept {
  readonly content: string;
  readonly given: string;
  readonly trail: Trail;
}

/** On the disk: facts by number, groups of them by number below zero, files by path. */
interface Saved {
  readonly program: string;
  readonly facts: readonly string[];
  readonly digests: readonly (string | null)[];
  readonly trails: readonly (readonly number[])[];
  readonly files: Readonly<Record<string, readonly [content: string, given: string, trail: number]>>;
}

export const keptPages = keptJson('pages');

interface MemoryOptions {
  readonly outDir: string;
  /** The name of the program that renders. */
  readonly program: string;
  readonly tracker: ManualTracker;
  /** Nothing is recalled; what is rendered is remembered all the same. */
  readonly withoutCache: boolean;
}

export async function openPageMemory({ outDir, program, tracker, withoutCache }: MemoryOptions): Promise<PageMemory> {
  const old = withoutCache ? nothing : restoreOf((await keptPages.read(outDir)) as Saved | undefined, program);
  const isFresh = freshness(old.digests, tracker);
  const kept = new Map<string, Kept>();
  return {
    recall: async (path, given) => {
      const earlier = old.files.get(path);
      if (!earlier || earlier.given !== shortDigest(given) || !isFresh(earlier.trail)) return undefined;
      const content = await readFile(join(outDir, path)).catch(() => undefined);
      if (!content || shortDigest(content) !== earlier.content) return undefined;
      kept.set(path, earlier);
      return content;
    },
    keep: (path, given, content, trail) => void kept.set(path, { content: shortDigest(content), given: shortDigest(given), trail }),
    save: () => keptPages.write(outDir, serialise(program, kept, tracker)),
  };
}

/** Whether everything that a trail names is what it was. Each fact and each group is looked at once. */
function freshness(digests: ReadonlyMap<string, string>, { digestOf: now }: ManualTracker): (trail: Trail) => boolean {
  const known = new Map<string | Trail, boolean>();
  const isFresh = (part: string | Trail): boolean => {
    const earlier = known.get(part);
    if (earlier !== undefined) return earlier;
    const fresh = typeof part === 'string' ? digests.has(part) && digests.get(part) === now(part) : [...part].every(isFresh);
    known.set(part, fresh);
    return fresh;
  };
  return isFresh;
}

interface Memory {
  readonly digests: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Kept>;
}

const nothing: Memory = { digests: new Map(), files: new Map() };

/** Nothing, when there is no earlier build, when it was rendered by another program, or when the file is not what was written. */
function restoreOf(saved: Saved | undefined, program: string): Memory {
  if (saved?.program !== program) return nothing;
  try {
    return restore(saved);
  } catch {
    return nothing;
  }
}

function restore({ facts, digests, trails, files }: Saved): Memory {
  const restored: Trail[] = [];
  // A group stands behind the groups that it names.
  for (const members of trails) restored.push(new Set(members.map((member) => (member < 0 ? partAt(restored, -1 - member) : partAt(facts, member)))));
  return {
    digests: new Map(facts.flatMap((fact, at) => (typeof digests[at] === 'string' ? [[fact, digests[at]] as const] : []))),
    files: new Map(Object.entries(files).map(([path, [content, given, trail]]) => [path, { content, given, trail: partAt(restored, trail) }])),
  };
}

function partAt<Part>(parts: readonly Part[], at: number): Part {
  const part = parts[at];
  if (part === undefined) throw new RangeError(String(at));
  return part;
}

/** Groups that name the same are one, also when one of them was made by an earlier build: otherwise each build would add its own. */
function serialise(program: string, kept: ReadonlyMap<string, Kept>, tracker: ManualTracker): Saved {
  const facts = new Map<string, number>();
  const trails: (readonly number[])[] = [];
  const bySet = new Map<Trail, number>();
  const byMembers = new Map<string, number>();
  const numberOf = (fact: string): number => {
    const at = facts.get(fact) ?? facts.size;
    facts.set(fact, at);
    return at;
  };
  const placeOf = (trail: Trail): number => {
    const earlier = bySet.get(trail);
    if (earlier !== undefined) return earlier;
    const members = [...trail].map((part) => (typeof part === 'string' ? numberOf(part) : -1 - placeOf(part))).toSorted((a, b) => a - b);
    const signature = members.join(' ');
    const at = byMembers.get(signature) ?? trails.push(members) - 1;
    byMembers.set(signature, at);
    bySet.set(trail, at);
    return at;
  };
  const files = Object.fromEntries([...kept].map(([path, { content, given, trail }]) => [path, [content, given, placeOf(trail)] as const]));
  return { program, facts: [...facts.keys()], digests: [...facts.keys()].map((fact) => tracker.digestOf(fact) ?? null), trails, files };
}
