import type { AssistanceFile, SynonymFile } from '../../../search/assistance-file.ts';

/** A search without its helping files is still a search: a file that is missing or broken counts as empty. */
const loadJson = async <T>(url: URL, empty: T): Promise<T> => {
  try {
    const response = await fetch(url);
    return response.ok ? { ...empty, ...((await response.json()) as T) } : empty;
  } catch {
    return empty;
  }
};

export const loadSynonyms = (base: URL): Promise<SynonymFile> => loadJson<SynonymFile>(new URL('search/synonyms.json', base), { groups: [], everyday: [] });

export const loadAssistance = (base: URL): Promise<AssistanceFile> =>
  loadJson<AssistanceFile>(new URL('search/assist.json', base), { phrases: [], latin: [], pinyin: '', traditional: '' });
