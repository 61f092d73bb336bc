import { sortDiagnostics, type Diagnostic } from './diagnostic.ts';

/** Stable JSON: an array of {code, severity, file, line, column, message, hint, related}, in the reading order of the files. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const rows = sortDiagnostics(diagnostics).map(({ code, severity, file, line, column, message, hint, related }) => ({
    code,
    severity,
    file,
    line,
    column,
    message,
    hint,
    related,
  }));
  return JSON.stringify(rows, null, 2);
}
