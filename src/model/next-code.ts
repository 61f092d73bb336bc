import type { Chapter } from './chapter.ts';
import type { DocumentType } from './document-type.ts';

const width = 3;

/** The code after the highest one of this chapter and type; gaps are not filled, since a number that was once given may be on paper. */
export function nextCode(chapter: Chapter, type: DocumentType, codes: Iterable<string>): string {
  const prefix = `${chapter.code}-${type.prefix}-`;
  const numbers = [...codes].filter((code) => code.startsWith(prefix)).map((code) => Number(code.slice(prefix.length)));
  const next = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
  return `${prefix}${String(next).padStart(width, '0')}`;
}
