import { renderSVG } from 'uqr';

const drawn = new Map<string, string>();

/** An address as a QR code. A document's is shown on its page and in the book; finding the best pattern takes as long as the rest of a page. */
export function drawCode(url: string): string {
  const svg = drawn.get(url) ?? renderSVG(url, { border: 1 });
  drawn.set(url, svg);
  return svg;
}
