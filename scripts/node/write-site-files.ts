import { closeSync, copyFileSync, fstatSync, linkSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileRange } from '../../src/site/page-pieces.ts';
import { openShortDigest, shortDigest } from './cache-dir.ts';
import { formatStamp, stampOf } from './file-stamp.ts';
import { readRange } from './piece-files.ts';

/** A file that stands in the site's folder, and by what it is recognised. */
export interface WrittenFile {
  readonly path: string;
  readonly digest: string;
  readonly stamp: string;
}

/** Text, bytes, or what lies in another file. */
export type FilePart = string | Uint8Array | FileRange;

export interface FileWriter {
  /** Writes a file that is there in parts. */
  write(path: string, content: readonly FilePart[]): WrittenFile;
  /** Gives a file of the last build a second name, or copies it where the disk cannot do that: then it has another stamp. */
  link(file: WrittenFile, from: string): WrittenFile;
  /** Writes a file that the last build has most likely written as it is: then that gets a second name. */
  keep(path: string, content: Uint8Array): WrittenFile;
  /** Copies what lies in a folder, where there is one; most of it is as it was in the last build. Hidden files and links to elsewhere are not read, so they are not checked and do not go out. */
  copyFolder(path: string, from: string): readonly WrittenFile[];
}

/**
 * Writes into a folder, each file at once: there are thousands of small ones, and waiting for each would take longer than writing it. A
 * second name for a file of the last build costs far less than a new file and the end of the old one.
 */
export function openFileWriter(dir: string, lastDir?: string): FileWriter {
  const folders = new Set<string>();
  const place = (path: string): string => {
    const target = join(dir, path);
    const folder = dirname(target);
    // Also when it is there: other files are written and copied at the same time.
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    return target;
  };
  const write = (path: string, content: readonly FilePart[]): WrittenFile => ({ path, ...writeParts(place(path), content) });
  const link = (file: WrittenFile, from: string): WrittenFile => {
    const target = place(file.path);
    return isLinked(from, target) ? file : { ...file, stamp: copyWhole(from, target) };
  };
  const keep = (path: string, content: Uint8Array): WrittenFile => {
    const last = lastDir === undefined ? undefined : join(lastDir, path);
    return last !== undefined && holds(last, content) ? link({ path, digest: shortDigest(content), stamp: stampOf(last) ?? '' }, last) : write(path, [content]);
  };
  const copyFolder = (path: string, from: string): readonly WrittenFile[] =>
    readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
      if (entry.name.startsWith('.')) return [];
      const [below, source] = [path === '' ? entry.name : `${path}/${entry.name}`, join(from, entry.name)];
      if (entry.isDirectory()) return copyFolder(below, source);
      return entry.isFile() ? [keep(below, readFileSync(source))] : [];
    });
  return { write, link, keep, copyFolder: (path, from) => (lstatSync(from, { throwIfNoEntry: false })?.isDirectory() ? copyFolder(path, from) : []) };
}

/** Whether a file is there with this content. */
const holds = (file: string, content: Uint8Array): boolean => lstatSync(file, { throwIfNoEntry: false })?.size === content.length && readFileSync(file).equals(content);

function writeParts(file: string, content: readonly FilePart[]): Pick<WrittenFile, 'digest' | 'stamp'> {
  const digest = openShortDigest();
  const open = openSync(file, 'w');
  try {
    for (const part of content) {
      for (const bytes of bytesOf(part)) {
        digest.add(bytes);
        writeFileSync(open, bytes);
      }
    }
    return { digest: digest.close(), stamp: formatStamp(fstatSync(open, { bigint: true })) };
  } finally {
    closeSync(open);
  }
}

function bytesOf(part: FilePart): Iterable<Uint8Array> {
  if (typeof part === 'string') return [Buffer.from(part)];
  return part instanceof Uint8Array ? [part] : readRange(part);
}

function isLinked(from: string, target: string): boolean {
  try {
    linkSync(from, target);
    return true;
  } catch {
    return false;
  }
}

function copyWhole(from: string, target: string): string {
  copyFileSync(from, target);
  return stampOf(target) ?? '';
}
