import type { qualityCostInputs } from '../../../src/domain/cost/quality-cost.ts';
import type { GivenFor } from '../../../src/domain/given-numbers.ts';
import type { Conductor, voltageDropInputs } from '../../../src/domain/lighting/voltage-drop.ts';

/** The short names that authors write, under the names of the calculation. */
export const qualityCostOf = (given: { readonly prevention: string; readonly appraisal: string; readonly internal: string; readonly external: string; readonly sales: string }): GivenFor<typeof qualityCostInputs> => ({
  preventionYuan: given.prevention,
  appraisalYuan: given.appraisal,
  internalFailureYuan: given.internal,
  externalFailureYuan: given.external,
  salesYuan: given.sales,
});

export const conductorOf = (label: '铜' | '铝'): Conductor => (label === '铜' ? 'copper' : 'aluminium');

type VoltageDropGiven = GivenFor<typeof voltageDropInputs>;

export const voltageDropOf = (given: Partial<VoltageDropGiven> & Pick<VoltageDropGiven, 'currentA' | 'lengthM' | 'crossSectionMm2'>): VoltageDropGiven => ({
  voltageV: undefined,
  powerFactor: undefined,
  conductorTemperatureC: undefined,
  ...given,
});
