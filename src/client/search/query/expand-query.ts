import { parseCodeQuery } from '../../../search/code-spellings.ts';
import { numeralVariants } from './numeral-variants.ts';
import { planQuery, type Origin, type QueryPlan, type SubQuery } from './plan-query.ts';
import type { WordCutter } from './segment-words.ts';
import { synonymVariants, type SynonymGroups } from './synonym-variants.ts';

const codeWeight = 10;
const numeralWeight = 0.95;
const synonymWeight = 0.8;

export interface QueryContext {
  readonly cut: WordCutter;
  readonly synonyms: SynonymGroups;
}

/** A plan with the other ways to say the same: a code's spellings, numerals, synonyms. */
export const expandQuery = (query: string, weight: number, origin: Origin, context: QueryContext): QueryPlan => {
  const variants = (queries: readonly string[], factor: number, kind: Origin): readonly SubQuery[] =>
    queries.flatMap((variant) => planQuery(variant, weight * factor, kind, context.cut).subQueries);
  const codes = parseCodeQuery(query).map((code): SubQuery => ({ tokens: `"${code}"`, weight: weight * codeWeight, term: query, origin: 'code' }));
  const plan = planQuery(query, weight, origin, context.cut);
  const numerals = variants(numeralVariants(query), numeralWeight, 'numeral');
  const synonyms = variants(synonymVariants(query, context.synonyms), synonymWeight, 'synonym');
  return { ...plan, subQueries: [...codes, ...plan.subQueries, ...numerals, ...synonyms] };
};
