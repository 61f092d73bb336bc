import type { FacetCounts } from '../engine/engine-contract.ts';
import type { FacetChoice } from '../ranking/facet-counts.ts';
import { createElement } from './create-element.ts';

const facetLabels: readonly (readonly [name: string, label: string])[] = [['chapter', '章节'], ['type', '类型'], ['role', '岗位']];
const mostValues = 12;

const renderChip = (name: string, value: string, count: number, pressed: boolean): HTMLElement =>
  createElement('button', { type: 'button', class: 'search__chip', 'data-search-facet': name, 'data-search-value': value, 'aria-pressed': String(pressed) }, [
    value, createElement('span', { class: 'search__count' }, [String(count)]),
  ]);

/** A row of chips for each facet that divides the results; a chosen value always stays visible. */
export const renderFilters = (facets: FacetCounts, choice: FacetChoice): readonly HTMLElement[] =>
  facetLabels.flatMap(([name, label]) => {
    const values = Object.entries(facets[name] ?? {}).filter(([value, count]) => count > 0 || choice[name] === value);
    if (values.length < 2 && choice[name] === undefined) return [];
    const chips = [...values].sort(([, a], [, b]) => b - a).slice(0, mostValues).map(([value, count]) => renderChip(name, value, count, choice[name] === value));
    return [createElement('div', { class: 'search__facet', role: 'group', 'aria-label': `按${label}筛选` }, [createElement('span', { class: 'search__facet-name' }, [label]), ...chips])];
  });
