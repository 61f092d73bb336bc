import pixelmatch from 'pixelmatch';

/** A picture as red, green, blue and opacity of each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface Comparison {
  /** Why a reader would see a difference, in words; undefined when none would. */
  readonly change: string | undefined;
  /** Both pictures laid over each other, what differs in red; undefined when the sizes do not match. */
  readonly diff: Picture | undefined;
}

/** How much a colour may differ, from 0 to 1: another browser draws the edges of letters a little lighter or darker. */
const colourTolerance = 0.2;
/** Side of the squares that are looked at one by one, in pixels. */
const tileSide = 16;
/** The share of a square's pixels from which on it counts as changed: a moved letter is more, a redrawn edge is less. */
const tileShare = 0.22;
/** How much longer or shorter a page may be, in pixels. */
const heightTolerance = 3;

/**
 * Compares two pictures of a page square by square: many edges that differ a little, as after an update of the browser, are no change;
 * one button that is gone is one, however small it is on the page.
 */
export function comparePictures(before: Picture, after: Picture): Comparison {
  if (before.width !== after.width || Math.abs(before.height - after.height) > heightTolerance)
    return { change: `大小变了：原来 ${before.width} × ${before.height}，现在 ${after.width} × ${after.height}`, diff: undefined };
  const height = Math.min(before.height, after.height);
  const { width } = before;
  const [first, second] = [before, after].map(({ pixels }) => pixels.subarray(0, width * height * 4));
  if (!first || !second) throw new Error('要两张图才能比。');
  const diff = new Uint8Array(width * height * 4);
  pixelmatch(first, second, diff, width, height, { threshold: colourTolerance, diffColor: [214, 30, 30], alpha: 0.15 });
  const places = changedTiles({ width, height, pixels: diff });
  return { change: places.length === 0 ? undefined : `${places.length} 处变了，第一处在左 ${places[0]?.x}、上 ${places[0]?.y}`, diff: { width, height, pixels: diff } };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function changedTiles(diff: Picture): readonly Place[] {
  const places: Place[] = [];
  for (let y = 0; y < diff.height; y += tileSide) {
    for (let x = 0; x < diff.width; x += tileSide) if (shareOfRed(diff, x, y) > tileShare) places.push({ x, y });
  }
  return places;
}

function shareOfRed({ width, height, pixels }: Picture, left: number, top: number): number {
  let red = 0;
  const [right, bottom] = [Math.min(left + tileSide, width), Math.min(top + tileSide, height)];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      if (pixels[at] === 214 && pixels[at + 1] === 30 && pixels[at + 2] === 30) red += 1;
    }
  }
  return red / ((right - left) * (bottom - top));
}
