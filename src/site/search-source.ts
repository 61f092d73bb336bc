import { manualVocabulary } from '../model/manual-vocabulary.ts';
import type { Manual } from '../model/manual.ts';
import type { SearchSource } from '../search/assistance-file.ts';

/** What the search may know about the manual beside the pages' own text. */
export function searchSource(manual: Manual): SearchSource {
  const { terms, roles, forms, kpis, risks, courses, departments, standards } = manual.registers;
  return {
    phrases: [
      ...manual.documents.flatMap(({ title, outline }) => [title, ...outline.map((entry) => entry.title)]),
      ...terms.map(({ id }) => id),
      ...roles.map(({ title }) => title),
      ...[...forms, ...kpis, ...risks, ...courses, ...departments].map(({ name }) => name),
    ],
    synonyms: terms.map(({ id, abbreviation, aliases, english }) => [id, ...aliases, ...(abbreviation ? [abbreviation] : []), english]),
    latin: [...terms.flatMap(({ english, abbreviation }) => [english, abbreviation ?? '']), ...standards.map(({ id }) => id)],
    vocabulary: manualVocabulary(manual),
  };
}
