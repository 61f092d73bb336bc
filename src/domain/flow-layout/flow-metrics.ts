/** Measures of a diagram in CSS pixels at natural size; 12 px are 9 pt on paper. */
export const METRICS = {
  /** Type size of shapes and of conditions. */
  text: 12,
  labelText: 11,
  line: 16,
  labelLine: 14,
  /** Space between text and outline. */
  padX: 8,
  padY: 9,
  /** Smallest and largest width of a shape; the space between two tracks. */
  boxMin: 66,
  boxMax: 148,
  boxSideways: 104,
  track: 9,
  /** Space between a shape and the first track, before and after. */
  near: 10,
  arrow: 14,
  /** Gap between rows without tracks, and at the ends of the diagram. */
  gap: 24,
  edgeGap: 14,
  /** By how much a line beside a middle line is moved. */
  shift: 10,
  /** Space around a condition. */
  labelGap: 4,
  conditionMin: 44,
  conditionMax: 88,
  /** Depth of the points of a hexagon and of the wave under a sheet. */
  slant: 12,
  wave: 8,
  titleMin: 30,
  titleMaxSideways: 96,
} as const;
