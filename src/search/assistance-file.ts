import type { Vocabulary } from '../domain/text/vocabulary.ts';

/** `/search/synonyms.json`: small, loaded with the first query. */
export interface SynonymFile {
  /** Each group holds words that mean the same. */
  readonly groups: readonly (readonly string[])[];
  /** Everyday words, at least one of each group in the site's text. */
  readonly everyday: readonly (readonly string[])[];
}

/** `/search/assist.json`: loaded only when a query has no literal match. */
export interface AssistanceFile {
  /** Phrases of titles, headings and terms; after `|` the readings that differ from the table: `重量检验|0zhong`. */
  readonly phrases: readonly string[];
  /** Latin words of the site, lower case. */
  readonly latin: readonly string[];
  /** Reading and its characters, entries separated by `|`: `lai来莱|liao料廖`. */
  readonly pinyin: string;
  /** Pairs of traditional and simplified character: `檢检驗验`. */
  readonly traditional: string;
}

/** What the site knows about itself, from which both files are built. */
export interface SearchSource {
  /** Titles, headings, names of terms, roles, forms, KPIs, in the site's own spelling. */
  readonly phrases: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
  /** Latin words and codes worth correcting towards. */
  readonly latin: readonly string[];
  /** Of all text of the site. */
  readonly vocabulary: Vocabulary;
}
