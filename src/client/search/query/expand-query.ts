import { parseCodeQuery } from '../../../search/code-spellings.ts';
import { numeralVariants } from './numeral-variants.ts';
import { planQuery, type Origin, type QueryPlan, type SubQuery } from './plan-query.ts';
import type { WordCutter } from './segment-words.ts';
import { canonicalVariants, synonymVariants, type SynonymGroups } from './synonym-variants.ts';

const codeWeight = 10;
const numeralWeight = 0.95;
/** What every query asks beside its own wording counts less than what only queries that find little ask. */
const canonicalWeight = 0.6;
const synonymWeight = 0.8;

export interface QueryContext {
  readonly cut: WordCutter;
  readonly synonyms: SynonymGroups;
}

const variantsOf = (queries: readonly string[], weight: number, kind: Origin, context: QueryContext): readonly SubQuery[] =>
  queries.flatMap((variant) => planQuery(variant, weight, kind, context.cut).subQueries);

/** A plan with a code's spellings, and with the site's own words for what has another name there. */
export const expandQuery = (query: string, weight: number, origin: Origin, context: QueryContext): QueryPlan => {
  const codes = parseCodeQuery(query).map((code): SubQuery => ({ tokens: `"${code}"`, weight: weight * codeWeight, term: query, origin: 'code' }));
  const plan = planQuery(query, weight, origin, context.cut);
  const canonical = variantsOf(canonicalVariants(query, context.synonyms), weight * canonicalWeight, 'synonym', context);
  return { ...plan, subQueries: [...codes, ...plan.subQueries, ...canonical] };
};

/** Other ways to say the same: numerals, synonyms. Each loads more of the index, so they are asked where the query itself finds little. */
export const otherWordings = (query: string, weight: number, context: QueryContext): readonly SubQuery[] => [
  ...variantsOf(numeralVariants(query), weight * numeralWeight, 'numeral', context),
  ...variantsOf(synonymVariants(query, context.synonyms), weight * synonymWeight, 'synonym', context),
];
