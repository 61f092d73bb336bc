import type { DiagnosticCode } from './catalogue.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A place in a source file. Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface RelatedPlace extends Position {
  readonly file: string;
  readonly message: string;
}

/**
 * One finding about the content. This shape is the stable contract of `check --format json`.
 * `message` says what happened and why it matters, `hint` how to mend it; both are Chinese sentences for editors.
 */
export interface Diagnostic extends Position {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly file: string;
  readonly message: string;
  readonly hint: string;
  readonly related: readonly RelatedPlace[];
}

/** Errors first by file, then by place, then by code: the order in which an editor mends them. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code) || compareText(a.message, b.message),
  );
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((d) => d.severity === 'error');

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
