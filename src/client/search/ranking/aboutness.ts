import type { FoundPassageUnit } from './passage-share.ts';
import { rarity } from './rarity.ts';

/**
 * Fitted to the tuning half of the judged set by a log-linear model over the pages found (softmax over each query's pages, five
 * parts, each judged by the model of the other four), then rounded; half or twice as much of any changes little.
 */
const headingShare = 0.7;
const leadShare = 0.5;
const densityShare = 0.85;

/**
 * How much a page is about the words of a query and does not only mention them, as a factor from 1 on: they stand in its headings,
 * in the sentence that says what it is for, and nearly as often as in the page that has them most often.
 */
export const aboutness = (found: readonly FoundPassageUnit[], pages: number): ((page: number) => number) => {
  const units = found.filter(({ matches }) => matches.size > 0).map(({ unit, matches }) => ({
    weight: unit.share * rarity(matches.size, pages),
    matches,
    most: [...matches.values()].reduce((most, { places }) => Math.max(most, places.length), 1),
  }));
  const total = units.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return (page) => Math.exp(units.reduce((sum, { weight, matches, most }) => {
    const match = matches.get(page);
    if (match === undefined) return sum;
    return sum + weight * ((match.headings.length > 0 ? headingShare : 0) + (match.lead ? leadShare : 0) + (densityShare * match.places.length) / most);
  }, 0) / total);
};
