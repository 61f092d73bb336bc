import encodeQR from 'qr';

const drawn = new Map<string, string>();

/** White modules around the code; the rest of its quiet zone is the page's margin. */
const border = 1;

/** An address as a QR code: a square SVG, a unit for each module. A document's is shown on its page and in the book. */
export function drawCode(url: string): string {
  const svg = drawn.get(url) ?? draw(encodeQR(url, 'raw', { border, ecc: 'low' }));
  drawn.set(url, svg);
  return svg;
}

const draw = (rows: readonly (readonly boolean[])[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(rows.length)} ${String(rows.length)}"><rect fill="white" width="${String(rows.length)}" height="${String(rows.length)}"/><path fill="black" d="${rows.map(drawRow).join('')}"/></svg>`;

/** Dark modules that touch are one bar: a third of the length, and no seams between them. */
function drawRow(row: readonly boolean[], y: number): string {
  let bars = '';
  for (let [x, width] = [row.indexOf(true), 0]; x >= 0; x = row.indexOf(true, x + width)) {
    width = darkFrom(row, x);
    bars += drawBar(x, y, width);
  }
  return bars;
}

const drawBar = (x: number, y: number, width: number): string => `M${String(x)},${String(y)}h${String(width)}v1h-${String(width)}z`;

const darkFrom = (row: readonly boolean[], start: number): number => {
  const end = row.indexOf(false, start);
  return (end < 0 ? row.length : end) - start;
};
