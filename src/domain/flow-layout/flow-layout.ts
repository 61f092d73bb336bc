import type { FlowEdgeKind } from './flow.ts';
import type { ShapeKind } from './chart.ts';
import type { Outline } from './measure-node.ts';

/** All coordinates in CSS pixels at natural size, origin at the upper left of the part, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedLane extends Box {
  readonly id: string;
  readonly label: string;
  readonly title: Box;
  readonly titleLines: readonly string[];
}

export interface PlacedNode extends Box {
  readonly id: string;
  readonly kind: ShapeKind;
  readonly outline: Outline;
  readonly label: string;
  readonly lines: readonly string[];
  readonly number: string;
  readonly href: string;
}

export interface PlacedLabel extends Box {
  readonly lines: readonly string[];
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: FlowEdgeKind;
  /** Corners from the outline of the source to that of the target; neighbours differ in x or in y, never in both. */
  readonly points: readonly Point[];
  readonly label: PlacedLabel | undefined;
}

/** One drawing: the whole diagram, or one of the pieces of a long one. */
export interface FlowPart {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** down: lanes are columns; right: lanes are rows. */
export type FlowDirection = 'down' | 'right';

export interface FlowLayout {
  readonly id: string;
  readonly title: string;
  readonly direction: FlowDirection;
  /** By how much every part is made smaller so that it fits the page, 1 = natural size. */
  readonly scale: number;
  readonly parts: readonly FlowPart[];
}

export interface FlowLayoutOptions {
  readonly orientation: 'portrait' | 'landscape';
  /** Room on the page or screen in CSS pixels (96 to the inch); Infinity where it scrolls. */
  readonly maxWidth: number;
  readonly maxHeight: number;
  /** Default: down on a portrait page, right on a landscape one. */
  readonly direction?: FlowDirection | undefined;
}
