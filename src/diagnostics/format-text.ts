import { catalogue } from './catalogue.ts';
import { sortDiagnostics, type Diagnostic } from './diagnostic.ts';

const severityLabel = { error: '错误', warning: '警告', info: '提示' } as const;

/** For a terminal: one block per finding: place, code and title, what happened, why, how to mend it. */
export function formatText(diagnostics: readonly Diagnostic[]): string {
  return [...sortDiagnostics(diagnostics).map(formatOne), formatSummary(diagnostics)].join('\n');
}

/** The same, with notes counted by kind instead of spelled out: what must be mended is not lost among what may be. */
export function formatBrief(diagnostics: readonly Diagnostic[]): string {
  const notes = diagnostics.filter(({ severity }) => severity === 'info');
  const kinds = [...new Set(notes.map(({ code }) => code))].sort();
  const counts = kinds.map((code) => `提示 ${code} ${catalogue[code].title}：${notes.filter((note) => note.code === code).length} 处`);
  const spelled = sortDiagnostics(diagnostics.filter(({ severity }) => severity !== 'info')).map(formatOne);
  return [...spelled, ...counts, ...(counts.length > 0 ? ['（逐条看提示：npm run check -- --all）'] : []), formatSummary(diagnostics)].join('\n');
}

function formatOne(d: Diagnostic): string {
  const { title, cause } = catalogue[d.code];
  const related = d.related.map((r) => `  另见：${r.file}:${r.line}:${r.column} ${r.message}`);
  return [
    `${d.file}:${d.line}:${d.column} ${severityLabel[d.severity]} ${d.code} ${title}`,
    `  发生了什么：${d.message}`,
    `  为什么要改：${cause}`,
    `  怎么改：${d.hint}`,
    ...related,
    '',
  ].join('\n');
}

export function formatSummary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number => diagnostics.filter((d) => d.severity === severity).length;
  return `错误 ${count('error')} 处，警告 ${count('warning')} 处，提示 ${count('info')} 处。`;
}
