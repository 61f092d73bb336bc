import type { ShownLimit } from '../client/tools/light-tool.ts';
import type { Manual } from '../model/manual.ts';

/** The limits of light as the calculator takes them: without what only editors need. */
export const shownLimits = ({ registers }: Manual): readonly ShownLimit[] =>
  registers['light-limits'].map(({ id, quantity, use, nominal, min, max, bands, basis }) => ({
    id,
    quantity,
    use,
    nominal,
    min,
    max,
    bands,
    basis: basis.standard ?? basis.nature,
    unconfirmed: basis.certainty === '待确认' ? basis.check : undefined,
  }));
