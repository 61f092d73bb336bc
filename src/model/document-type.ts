import type * as z from 'zod';
import type { BodyProblem } from './parsed-body.ts';
import type { DocumentHeader } from './document-header.ts';
import type { Step } from './step.ts';
import type { Path } from './walk-schema.ts';

/** A section that the template writes from data. 'body' stands for the author's own text. */
export interface TemplateSection {
  readonly id: string;
  readonly title: string;
  /** The caption of the figure that the section shows, if it shows one. */
  readonly figure?: string;
}

/** A finding of a type's own check; the core adds file and line from the path. */
export interface TypeProblem extends Pick<BodyProblem, 'code' | 'message' | 'hint'> {
  readonly path: Path;
}

/** Something that an inspection measures or looks at, with the record that it leaves and what it rests on. */
export interface Characteristic {
  /** Unique within its document. */
  readonly id: string;
  readonly name: string;
  /** The id of its place on the document's page. */
  readonly anchor: string;
  readonly forms: readonly string[];
  readonly standards: readonly string[];
}

/** Something inside a document that has a name and an address: a rule, a task, a section of a report. */
export interface NamedPlace {
  readonly title: string;
  /** The id of its place on the document's page. */
  readonly anchor: string;
}

/** Something that a process needs. */
export interface Input {
  readonly name: string;
  /** The document that it comes from. */
  readonly document?: string | undefined;
}

/** Something that a process hands on. */
export interface Output {
  /** Where it stands in the data. */
  readonly path: Path;
  readonly name: string;
  /** The document that takes it. */
  readonly document?: string | undefined;
  readonly form?: string | undefined;
}

/**
 * A document type: its schema and the projections from its data onto the few facets that the core understands.
 * The core never names a type; a new type is a new folder in templates/.
 */
export interface DocumentType<S extends z.ZodType<DocumentHeader> = z.ZodType<DocumentHeader>> {
  /** The folder's name and the value of `type` in a file. */
  readonly name: string;
  /** The middle of the code: SOP in QC-SOP-003. */
  readonly prefix: string;
  /** What readers call it. */
  readonly label: string;
  /** One sentence for editors: when to use it. */
  readonly about: string;
  readonly schema: S;
  /** The sections of a document in reading order, with 'body' where the author's text stands. */
  sections(data: z.infer<S>): readonly (TemplateSection | 'body')[];
  /** The process steps, where the type has that. */
  steps?(data: z.infer<S>): readonly Step[];
  /** What the process needs, where the type has that. */
  inputs?(data: z.infer<S>): readonly Input[];
  /** What the process hands on, where the type has that. */
  outputs?(data: z.infer<S>): readonly Output[];
  /** What starts the process, in the author's words. */
  trigger?(data: z.infer<S>): string;
  /** What is inspected, where the type has that. */
  characteristics?(data: z.infer<S>): readonly Characteristic[];
  /** What can be pointed to by name beside sections, steps and characteristics. */
  places?(data: z.infer<S>): readonly NamedPlace[];
  /** What every step of this type must say. */
  readonly demands?: { readonly criterion?: boolean; readonly within?: boolean };
  /** Rules that only this type needs. */
  check?(data: z.infer<S>): readonly TypeProblem[];
}

export const defineDocumentType = <S extends z.ZodType<DocumentHeader>>(type: DocumentType<S>): DocumentType<S> => type;
