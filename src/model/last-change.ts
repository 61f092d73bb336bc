import type { Manual } from './manual.ts';

/** The day of the last change of anything in the manual, YYYY-MM-DD: the date of the content, whenever it is built. */
export function lastChange({ company, documents }: Pick<Manual, 'company' | 'documents'>): string {
  const dates = [company.manual.effective, ...documents.flatMap(({ header }) => header.changes.map(({ date }) => date))];
  return dates.sort().at(-1) ?? company.manual.effective;
}
