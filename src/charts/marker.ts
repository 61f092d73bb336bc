import { coordinate as n } from './svg.ts';

export type MarkerShape = 'circle' | 'triangle' | 'square' | 'cross' | 'diamond';

const paths: Readonly<Record<Exclude<MarkerShape, 'circle'>, string>> = {
  triangle: 'm0 -5.5l5.5 9.5h-11z',
  square: 'm-4.5 -4.5h9v9h-9z',
  cross: 'm-3.5 -3.5l7 7m0 -7l-7 7',
  diamond: 'm0 -5l5 5l-5 5l-5 -5z',
};

/** A sign on a point of a chart; the shape carries the meaning, the class only its colour. */
export function renderMarker(shape: MarkerShape, x: number, y: number): string {
  const name = `chart__marker chart__marker--${shape}`;
  return shape === 'circle' ? `<circle class="${name}" cx="${n(x)}" cy="${n(y)}" r="3.6"/>` : `<path class="${name}" d="M${n(x)} ${n(y)}${paths[shape]}"/>`;
}
