import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManualTracker } from '../../src/model/tracked-manual.ts';
import { areWhole, compactTrails, everyFact, noTrails, packGroups, unpackGroups, type KeptTrails, type Trail } from '../../src/model/trail-table.ts';
import type { KeptPiece, KeptPieces } from '../../src/site/page-pieces.ts';
import { keptJson, shortDigest } from './cache-dir.ts';
import { stampOf } from './file-stamp.ts';
import type { WrittenFile } from './write-site-files.ts';

/**
 * What the last build into an output folder wrote, and what of the manual each file was made from. A file is taken over as it lies there
 * when the program, what the page was given and everything that it read are still the same, and nobody has changed the file since.
 */
export interface PageMemory {
  /** The file of the last build, when it would come out the same now. */
  recall(path: string, given: string): Promise<RecalledPage | undefined>;
  /** The pieces of a page of the last build that would come out the same now, of one that would not. */
  recallPieces(path: string): Promise<KeptPieces>;
  /** Remembers a file that was rendered. */
  keep(path: string, page: RenderedPage): void;
  /** Says by what a file of this build is recognised, once it was written. */
  noteWritten(file: WrittenFile): void;
  /** What the next build is to know of the manual: to be read when every page is rendered, while the last files are written. */
  gather(): GatheredMemory;
}

export interface GatheredMemory {
  /** Makes ready what is written, once all files are; only a build that was published may write it. */
  prepare(): () => Promise<void>;
}

/** A file of the last build, and by what it is recognised now. */
export interface RecalledPage {
  readonly digest: string;
  readonly stamp: string;
  readonly from: string;
}

export interface RenderedPage {
  readonly given: string;
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

/** Numbers of trails are those of a table. */
interface Kept {
  readonly content: string;
  readonly given: string;
  readonly trail: number;
  readonly pieces: readonly SavedPiece[];
  /** By what the file is recognised without being read; like its digest it is empty as long as the file is not written. */
  readonly stamp: string;
}

type SavedPiece = readonly [name: string, at: number, length: number, trail: number];
type SavedFile = readonly [content: string, given: string, trail: number, stamp: string, pieces?: readonly SavedPiece[]];

/** On the disk: facts and groups of them as in a table, groups packed and as base64; files by path. */
interface Saved {
  readonly program: string;
  readonly facts: readonly string[];
  readonly digests: readonly (string | null)[];
  readonly trails: string;
  readonly files: Readonly<Record<string, SavedFile>>;
}

export const keptPages = keptJson('pages');

/** What the last build left, read again. */
export interface KeptMemory {
  readonly trails: KeptTrails;
  /** Of the facts. */
  readonly digests: readonly (string | null)[];
  readonly files: ReadonlyMap<string, Kept>;
}

export const noMemory: KeptMemory = { trails: noTrails, digests: [], files: new Map() };

/** Nothing, when there is no earlier build, when it was rendered by another program, or when the file is not what was written. */
export async function readPageMemory(outDir: string, program: string): Promise<KeptMemory> {
  const saved = (await keptPages.read(outDir)) as Saved | undefined;
  const restored = saved?.program === program ? restore(saved) : noMemory;
  return isWhole(restored) ? restored : noMemory;
}

interface MemoryOptions {
  readonly outDir: string;
  /** The name of the program that renders. */
  readonly program: string;
  /** Goes on with the trails of what is remembered. */
  readonly tracker: ManualTracker;
  readonly old: KeptMemory;
}

const noPieces: KeptPieces = new Map();

export function openPageMemory({ outDir, program, tracker, old }: MemoryOptions): PageMemory {
  const isFresh = everyFact(old.trails, (fact, at) => old.digests[at] === tracker.digestOf(fact));
  const kept = new Map<string, Kept>();
  return {
    recall: async (path, given) => {
      const earlier = old.files.get(path);
      const from = join(outDir, path);
      const stamp = earlier && earlier.given === shortDigest(given) && isFresh(earlier.trail) ? await untouchedStamp(from, earlier) : undefined;
      if (!earlier || stamp === undefined) return undefined;
      kept.set(path, earlier);
      return { digest: earlier.content, stamp, from };
    },
    recallPieces: async (path) => {
      const earlier = old.files.get(path);
      const file = join(outDir, path);
      if (!earlier || earlier.pieces.length === 0 || (await untouchedStamp(file, earlier)) === undefined) return noPieces;
      const cut = ([name, at, length, trail]: SavedPiece): readonly [string, KeptPiece] => [name, { range: { file, at, length }, trail }];
      return new Map(earlier.pieces.filter(([, , , trail]) => isFresh(trail)).map(cut));
    },
    keep: (path, { given, trail, pieces }) => {
      const placed = pieces.map(({ name, at, length, trail: own }): SavedPiece => [name, at, length, own]);
      kept.set(path, { content: '', given: shortDigest(given), trail, pieces: placed, stamp: '' });
    },
    noteWritten: ({ path, digest, stamp }) => {
      const page = kept.get(path);
      if (page) kept.set(path, { ...page, content: digest, stamp });
    },
    gather: () => {
      const { trails, numberOf } = compactTrails({ facts: tracker.trails.facts(), groups: tracker.trails.groups() }, trailsOf(kept.values()));
      const read = { program, facts: trails.facts, digests: trails.facts.map((fact) => tracker.digestOf(fact) ?? null), trails: Buffer.from(packGroups(trails.groups).buffer).toString('base64') };
      return { prepare: () => keptPages.prepare(outDir, { ...read, files: Object.fromEntries([...kept].map(([path, page]) => [path, saveFile(page, numberOf)])) } satisfies Saved) };
    },
  };
}

const trailsOf = (pages: Iterable<Kept>): readonly Trail[] => [...pages].flatMap(({ trail, pieces }) => [trail, ...pieces.map(([, , , own]) => own)]);

/**
 * The stamp of a file that nobody has touched: by size and time, as long as these say so; otherwise the file is read: whoever copies a site
 * changes all times.
 */
async function untouchedStamp(file: string, page: Kept): Promise<string | undefined> {
  const now = stampOf(file);
  if (now === undefined || now === page.stamp) return now;
  const content = await readFile(file).catch(() => undefined);
  return content !== undefined && shortDigest(content) === page.content ? now : undefined;
}

const restore = ({ facts, digests, trails, files }: Saved): KeptMemory => ({
  trails: { facts, groups: unpackGroups(Buffer.from(trails, 'base64')) },
  digests,
  files: new Map(Object.entries(files).map(([path, file]) => [path, restoreFile(file)])),
});

/** Everything that is named by number is there. */
function isWhole({ trails, files }: KeptMemory): boolean {
  const isGroup = (group: number): boolean => group < 0 && -1 - group < trails.groups.length;
  return areWhole(trails) && [...files.values()].every(({ trail, pieces }) => isGroup(trail) && pieces.every(([, , , own]) => isGroup(own)));
}

const restoreFile = ([content, given, trail, stamp, pieces = []]: SavedFile): Kept => ({ content, given, trail, stamp, pieces });

const saveFile = ({ content, given, trail, stamp, pieces }: Kept, numberOf: (trail: Trail) => Trail): SavedFile =>
  pieces.length === 0 ? [content, given, numberOf(trail), stamp] : [content, given, numberOf(trail), stamp, pieces.map(([name, at, length, own]) => [name, at, length, numberOf(own)])];
