import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Figure } from './figure.ts';
import type { ParsedBody } from './parsed-body.ts';
import type { RegisterName } from './registers/index.ts';
import type { Path } from './walk-schema.ts';

/**
 * Finds where a field stands in its file; falls back to the nearest enclosing field that exists.
 * `within` is a piece of the field's text: then it is the piece that is found, where the file has it in one line.
 */
export type Locate = (path: Path, part?: 'key' | 'value', within?: string) => Position;

interface Source {
  /** Path from the content folder's parent, with forward slashes, as editors see it: content/qc/incoming.mdx. */
  readonly file: string;
  readonly data: unknown;
  readonly locate: Locate;
}

export interface DocumentSource extends Source {
  readonly chapter: string;
  readonly body: ParsedBody;
}

export interface ChapterSource extends Source {
  readonly chapter: string;
}

export interface RegisterSource extends Source {
  readonly register: RegisterName;
}

export interface Unreadable {
  readonly registers: readonly RegisterName[];
  /** Codes of documents, guessed from their file names. */
  readonly documents: readonly string[];
  /** Names of tables in figures/. */
  readonly figures: readonly string[];
}

/** A picture and its natural size in CSS pixels. */
export interface Picture {
  /** Its address in the manual: /assets/label.png */
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** All that was read from a content folder, before anything is believed. */
export interface Sources {
  readonly company: Source | undefined;
  readonly chapters: readonly ChapterSource[];
  readonly registers: readonly RegisterSource[];
  readonly documents: readonly DocumentSource[];
  /** Operating data behind the charts. */
  readonly figures: readonly Figure[];
  /** Paths of the files that texts may point to, relative to public/ and content/, e.g. /brand/logo.svg. */
  readonly assets: readonly string[];
  /** The pictures among them that can be drawn. */
  readonly pictures: readonly Picture[];
  /** What could not be read at all: references to it are not reported as dangling. */
  readonly unreadable: Unreadable;
  /** What went wrong while reading: broken YAML, wrong encoding, missing files. */
  readonly diagnostics: readonly Diagnostic[];
}
