/** A frame that scrolls sideways is reached with Tab, so that the arrow keys scroll it; one that shows everything is no stop on the way. */
export function startScrollFrames(): void {
  const frames = [...document.querySelectorAll<HTMLElement>('.table-frame:not([tabindex]), .flow-frame:not([tabindex]), pre')];
  if (frames.length === 0) return;
  const observer = new ResizeObserver((entries) => {
    // All are measured before the first is changed: each would have the page laid out anew.
    const measured = entries.map(({ target }) => ({ frame: target as HTMLElement, scrolls: target.scrollWidth > target.clientWidth }));
    for (const { frame, scrolls } of measured) setStop(frame, scrolls);
  });
  for (const frame of frames) observer.observe(frame);
}

function setStop(frame: HTMLElement, scrolls: boolean): void {
  if (scrolls) {
    frame.tabIndex = 0;
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', `${nameOf(frame)}（可左右滚动）`);
  } else for (const name of ['tabindex', 'role', 'aria-label']) frame.removeAttribute(name);
}

const headings = ':is(h1, h2, h3, h4, h5, h6)';

/** Its caption, or the heading that it stands under. */
function nameOf(frame: HTMLElement): string {
  const caption = frame.querySelector('caption, figcaption') ?? [...document.querySelectorAll(`main ${headings}`)].findLast((heading) => heading.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING);
  const words = caption?.cloneNode(true);
  if (!(words instanceof Element)) return '表';
  for (const extra of words.querySelectorAll('.heading__link, .sr-only')) extra.remove();
  return words.textContent.trim().replaceAll(/\s+/g, ' ');
}
