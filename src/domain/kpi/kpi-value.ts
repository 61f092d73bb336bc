/** A figure, or 缺数 with the reason. A missing figure is never 0 and never NaN. */
export type KpiValue = Known | Missing;

export interface Known {
  readonly kind: 'value';
  readonly value: number;
}

export interface Missing {
  readonly kind: 'missing';
  readonly reason: string;
}

export function known(value: number): KpiValue {
  return Number.isFinite(value) ? { kind: 'value', value } : missing('结果不是有限的数');
}

export function missing(reason: string): Missing {
  return { kind: 'missing', reason };
}
