import { catalogue } from './catalogue.ts';
import { sortDiagnostics, type Diagnostic } from './diagnostic.ts';

const command = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands that GitHub shows as annotations at the line. */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics).map(formatAnnotation).join('\n');
}

function formatAnnotation(d: Diagnostic): string {
  const title = escapeProperty(`${d.code} ${catalogue[d.code].title}`);
  const text = escapeData(`${d.message}\n怎么改：${d.hint}`);
  return `::${command[d.severity]} file=${escapeProperty(d.file)},line=${d.line},col=${d.column},title=${title}::${text}`;
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
