export type Scale = (value: number) => number;

/** Maps a range of values onto a range of coordinates. A range of no width maps to the middle. */
export function linearScale(low: number, high: number, from: number, to: number): Scale {
  return high === low ? () => (from + to) / 2 : (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** Round numbers that enclose the values, about `count` of them, evenly spaced: 1, 2 or 5 times a power of ten. */
export function niceTicks(low: number, high: number, count = 5): readonly number[] {
  const span = high > low ? high - low : Math.max(Math.abs(high), 1);
  const step = niceStep(span / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil((high > low ? high : low + span) / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function niceStep(rough: number): number {
  const unit = Number(`1e${Math.floor(Math.log10(rough))}`);
  const factor = [1, 2, 5].find((candidate) => candidate * unit >= rough - unit * 1e-9) ?? 10;
  return factor * unit;
}
