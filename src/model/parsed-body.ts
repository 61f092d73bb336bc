import type { DiagnosticCode } from '../diagnostics/catalogue.ts';
import type { Position } from '../diagnostics/diagnostic.ts';

export type PartValue = string | number | boolean;

/** The compiled body: plain HTML runs, and the places where a template decides. */
export type BodyNode = string | BodyPart | BodyHeading | BodyLink | BodyImage;

export interface BodyPart {
  readonly kind: 'part';
  /** Its place in the body, line:column: the same as its PartUse's. */
  readonly key: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, PartValue>>;
  readonly inline: boolean;
  readonly children: readonly BodyNode[];
}

export interface BodyHeading {
  readonly kind: 'heading';
  readonly id: string;
  readonly depth: number;
  readonly children: readonly BodyNode[];
}

/** A link inside the manual; its address is not the same on the web and on paper. */
export interface BodyLink {
  readonly kind: 'link';
  readonly href: string;
  readonly children: readonly BodyNode[];
}

/** A picture of the manual; its address depends on where the site lies. */
export interface BodyImage {
  readonly kind: 'image';
  readonly src: string;
  readonly alt: string;
}

export interface HeadingUse extends Position {
  readonly id: string;
  readonly depth: number;
  readonly text: string;
}

export interface PartUse extends Position {
  readonly key: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, PartValue>>;
  /** Where each attribute stands. */
  readonly places: Readonly<Record<string, Position>>;
}

export interface LinkUse extends Position {
  readonly href: string;
}

export interface TextUse extends Position {
  readonly text: string;
}

export interface BodyProblem extends Position {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

/** What the core knows about a document's body: its content as data, and everything that it uses, with places in the file. */
export interface ParsedBody {
  readonly nodes: readonly BodyNode[];
  readonly headings: readonly HeadingUse[];
  readonly parts: readonly PartUse[];
  readonly links: readonly LinkUse[];
  readonly images: readonly LinkUse[];
  readonly prose: readonly TextUse[];
  readonly problems: readonly BodyProblem[];
  /** Where bodies are kept: two of the same name are the same. */
  readonly name?: string;
}

/** Whether the text could not be read at all: what its headings are is not known. */
export const isUnread = (body: ParsedBody): boolean => body.problems.length > 0 && body.nodes.length === 0;

export const emptyBody: ParsedBody = { nodes: [], headings: [], parts: [], links: [], images: [], prose: [], problems: [] };
