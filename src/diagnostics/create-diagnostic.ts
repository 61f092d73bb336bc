import { severityOf, type DiagnosticCode } from './catalogue.ts';
import type { Diagnostic, Position, RelatedPlace } from './diagnostic.ts';

/** A finding with the severity that the catalogue gives its code. */
export function createDiagnostic(
  code: DiagnosticCode,
  place: Position & { readonly file: string },
  words: { readonly message: string; readonly hint: string; readonly related?: readonly RelatedPlace[] },
): Diagnostic {
  const { file, line, column } = place;
  return { code, severity: severityOf(code), file, line, column, message: words.message, hint: words.hint, related: words.related ?? [] };
}
