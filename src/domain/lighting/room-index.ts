import { formatAmount, formatAmounts } from '../format-amount.ts';
import { parseNumbers, type GivenFor, type NumberRules } from '../given-numbers.ts';
import { fail, succeed, type Result } from '../result.ts';
import type { WorkedStep } from '../worked-step.ts';

/** Inputs of the room index, all in metres. */
export const roomIndexInputs = {
  lengthM: { label: '房间长度', unit: 'm', min: 0, above: true, max: 1000 },
  widthM: { label: '房间宽度', unit: 'm', min: 0, above: true, max: 1000 },
  mountingHeightM: { label: '灯具安装高度', unit: 'm', min: 0, above: true, max: 100 },
  workingPlaneM: { label: '工作面高度', unit: 'm', min: 0, max: 10, otherwise: 0.75 },
} as const satisfies NumberRules;

export interface RoomIndex {
  readonly areaM2: number;
  /** Height of the luminaires above the working plane, m. */
  readonly heightAbovePlaneM: number;
  /** Room index RI (室形指数), without unit; the data sheet gives the utilisation factor for it. */
  readonly roomIndex: number;
  /** Room cavity ratio RCR = 5 / RI, for tables that use it. */
  readonly roomCavityRatio: number;
  readonly steps: readonly WorkedStep[];
}

/** RI = L·W / (h·(L+W)), RCR = 5·h·(L+W) / (L·W), h over the working plane. Errors: the fields of `roomIndexInputs`. Source: GB/T 50034 terms (室形指数、室空间比). */
export function deriveRoomIndex(given: GivenFor<typeof roomIndexInputs>): Result<RoomIndex> {
  const parsed = parseNumbers(roomIndexInputs, given);
  if (!parsed.ok) return parsed;
  const { lengthM, widthM, mountingHeightM, workingPlaneM } = parsed.value;
  const height = mountingHeightM - workingPlaneM;
  if (height <= 0) return fail('mountingHeightM', `灯具安装高度 ${formatAmount(mountingHeightM)} m 必须高于工作面 ${formatAmount(workingPlaneM)} m。`);
  const areaM2 = lengthM * widthM;
  const roomIndex = areaM2 / (height * (lengthM + widthM));
  const { length, width, h } = formatAmounts({ length: lengthM, width: widthM, h: height });
  const steps: readonly WorkedStep[] = [
    { label: '灯具距工作面高度 h', expression: `${formatAmount(mountingHeightM)} − ${formatAmount(workingPlaneM)}`, value: height, unit: 'm' },
    { label: '室形指数 RI', expression: `${length} × ${width} ÷ [${h} × (${length} + ${width})]`, value: roomIndex, unit: '' },
    { label: '室空间比 RCR', expression: `5 ÷ ${formatAmount(roomIndex)}`, value: 5 / roomIndex, unit: '' },
  ];
  return succeed({ areaM2, heightAbovePlaneM: height, roomIndex, roomCavityRatio: 5 / roomIndex, steps });
}
