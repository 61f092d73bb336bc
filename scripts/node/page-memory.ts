import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Trail } from '../../src/model/derive.ts';
import type { ManualTracker } from '../../src/model/tracked-manual.ts';
import type { KeptPiece, KeptPieces } from '../../src/site/page-pieces.ts';
import { keptJson, shortDigest, shortDigestOfParts } from './cache-dir.ts';
import { stampOf } from './file-stamp.ts';

/**
 * What the last build into an output folder wrote, and what of the manual each file was made from. A file is taken over as it lies there
 * when the program, what the page was given and everything that it read are still the same, and nobody has changed the file since.
 */
export interface PageMemory {
  /** The file of the last build, when it would come out the same now. */
  recall(path: string, given: string): Promise<RecalledPage | undefined>;
  /** The pieces of a page of the last build that would come out the same now, of one that would not. */
  recallPieces(path: string): Promise<KeptPieces>;
  /** Remembers a file that was rendered and gives its digest. */
  keep(path: string, page: RenderedPage): string;
  /** Says where a file of this build stands now, as soon as it was written. */
  noteWritten(path: string, file: string): void;
  /** The digest of a file of this build, when it is still the one that was written. */
  digestOf(path: string, stamp: string): string | undefined;
  /** For the next build. Only a build that was published may be remembered. */
  save(): Promise<void>;
}

/** A file of the last build. */
export interface RecalledPage {
  readonly digest: string;
  readonly from: string;
}

export interface RenderedPage {
  readonly given: string;
  readonly content: readonly Uint8Array[];
  readonly trail: Trail;
  readonly pieces: readonly PlacedPiece[];
}

/** A piece that is remembered by itself: where it begins in its page and how long it is, in bytes, and what was read for it. */
export interface PlacedPiece {
  readonly name: string;
  readonly at: number;
  readonly length: number;
  readonly trail: Trail;
}

interface Kept {
  readonly content: string;
  readonly given: string;
  readonly trail: Trail;
  readonly pieces: readonly PlacedPiece[];
  /** By what the file is recognised without being read; empty when nobody said where it stands. */
  readonly stamp: string;
}

type SavedPiece = readonly [name: string, at: number, length: number, trail: number];
type SavedFile = readonly [content: string, given: string, trail: number, stamp: string, pieces?: readonly SavedPiece[]];

/** On the disk: facts by number, groups of them by number below zero, each as the step from the one before; files by path. */
interface Saved {
  readonly program: string;
  readonly facts: readonly string[];
  readonly digests: readonly (string | null)[];
  readonly trails: readonly (readonly number[])[];
  readonly files: Readonly<Record<string, SavedFile>>;
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

const noPieces: KeptPieces = new Map();

export async function openPageMemory({ outDir, program, tracker, withoutCache }: MemoryOptions): Promise<PageMemory> {
  const old = withoutCache ? nothing : restoreOf((await keptPages.read(outDir)) as Saved | undefined, program);
  const isFresh = freshness(old.digests, tracker);
  const kept = new Map<string, Kept>();
  return {
    recall: async (path, given) => {
      const earlier = old.files.get(path);
      const from = join(outDir, path);
      if (!earlier || earlier.given !== shortDigest(given) || !isFresh(earlier.trail) || !(await isUntouched(from, earlier))) return undefined;
      kept.set(path, earlier);
      return { digest: earlier.content, from };
    },
    recallPieces: async (path) => {
      const earlier = old.files.get(path);
      return earlier && earlier.pieces.length > 0 ? cutPieces(join(outDir, path), earlier, isFresh) : noPieces;
    },
    keep: (path, { given, content, trail, pieces }) => {
      const digest = shortDigestOfParts(content);
      kept.set(path, { content: digest, given: shortDigest(given), trail, pieces, stamp: '' });
      return digest;
    },
    noteWritten: (path, file) => {
      const page = kept.get(path);
      if (page) kept.set(path, { ...page, stamp: stampOf(file) ?? '' });
    },
    digestOf: (path, stamp) => {
      const page = kept.get(path);
      return page?.stamp === stamp ? page.content : undefined;
    },
    save: () => keptPages.write(outDir, serialise(program, kept, tracker)),
  };
}

/** By size and time, as long as these say so; otherwise the file is read: whoever copies a site changes all times. */
async function isUntouched(file: string, { stamp, content }: Kept): Promise<boolean> {
  const now = stampOf(file);
  if (now === undefined || now === stamp) return now !== undefined;
  return shortDigest(await readFile(file)) === content;
}

async function cutPieces(file: string, { content, pieces }: Kept, isFresh: (trail: Trail) => boolean): Promise<KeptPieces> {
  const page = await readFile(file).catch(() => undefined);
  if (!page || shortDigest(page) !== content) return noPieces;
  const cut = ({ name, at, length, trail }: PlacedPiece): readonly [string, KeptPiece] => [name, { content: page.subarray(at, at + length), trail }];
  return new Map(pieces.filter(({ trail }) => isFresh(trail)).map(cut));
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
  for (const steps of trails) restored.push(new Set(membersOf(steps).map((member) => (member < 0 ? partAt(restored, -1 - member) : partAt(facts, member)))));
  const trailAt = (at: number): Trail => partAt(restored, at);
  const restoreFile = ([content, given, trail, stamp, pieces = []]: SavedFile): Kept => ({
    content,
    given,
    trail: trailAt(trail),
    stamp,
    pieces: pieces.map(([name, at, length, own]) => ({ name, at, length, trail: trailAt(own) })),
  });
  return {
    digests: new Map(facts.flatMap((fact, at) => (typeof digests[at] === 'string' ? [[fact, digests[at]] as const] : []))),
    files: new Map(Object.entries(files).map(([path, file]) => [path, restoreFile(file)])),
  };
}

const stepsOf = (members: readonly number[]): readonly number[] => members.map((member, at) => member - (members[at - 1] ?? 0));

function membersOf(steps: readonly number[]): readonly number[] {
  let member = 0;
  return steps.map((step) => (member += step));
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
    const signature = shortDigest(members.join(' '));
    const at = byMembers.get(signature) ?? trails.push(stepsOf(members)) - 1;
    byMembers.set(signature, at);
    bySet.set(trail, at);
    return at;
  };
  const saveFile = ({ content, given, trail, stamp, pieces }: Kept): SavedFile => {
    const file = [content, given, placeOf(trail), stamp] as const;
    return pieces.length === 0 ? file : [...file, pieces.map(({ name, at, length, trail: own }) => [name, at, length, placeOf(own)] as const)];
  };
  const files = Object.fromEntries([...kept].map(([path, page]) => [path, saveFile(page)]));
  return { program, facts: [...facts.keys()], digests: [...facts.keys()].map((fact) => tracker.digestOf(fact) ?? null), trails, files };
}
