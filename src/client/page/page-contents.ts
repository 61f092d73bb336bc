import { editAt, issueAt } from './issue-link.ts';

/** Marks in the page's contents the section that is being read. */
export function startPageContents(): void {
  const contents = document.querySelector('[data-page-contents]');
  const links = [...(contents?.querySelectorAll<HTMLAnchorElement>('a[href^="#"]') ?? [])];
  const sections = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (!contents || sections.length === 0) return;
  startFold(contents);
  const here = contents.querySelector('[data-page-here]');
  const issue = contents.querySelector<HTMLAnchorElement>('[data-issue]');
  const edit = contents.querySelector<HTMLAnchorElement>('[data-edit]');
  const mark = (): void => {
    const line = innerHeight / 3;
    const current = sections.findLast(({ heading }) => heading.getBoundingClientRect().top <= line) ?? sections[0];
    for (const { link } of sections) setCurrent(link, link === current?.link);
    if (here) here.textContent = current ? textOf(current.link) : '';
    if (!current) return;
    keepInView(contents, current.link);
    if (issue) issue.href = issueAt(issue.dataset['issue'] ?? '', textOf(current.link), current.heading.id);
    if (edit) edit.href = editAt(edit.dataset['edit'] ?? '', current.link.dataset['line']);
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

const textOf = (link: Element): string => link.textContent.trim().replaceAll(/\s+/g, ' ');

/** Scrolls a column so that one of its links can be seen; the page itself stays where it is. */
function keepInView(column: Element, link: Element): void {
  const frame = column.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < frame.top) column.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) column.scrollTop += bottom - frame.bottom;
}

/** A long chapter's list begins where one is. */
export function startChapterNav(): void {
  const current = document.querySelector('.chapter-nav [aria-current]');
  const column = current?.closest('.chapter-nav');
  if (current && column) keepInView(column, current);
}

function setCurrent(link: HTMLAnchorElement, current: boolean): void {
  if (current) link.setAttribute('aria-current', 'location');
  else link.removeAttribute('aria-current');
}

/** Open as a column; as a bar above the text it folds, and folds again when a section was chosen. */
function startFold(contents: Element): void {
  const fold = contents.querySelector('details');
  if (!fold) return;
  const column = matchMedia('(width >= 72rem)');
  const follow = (): void => {
    fold.open = column.matches;
  };
  follow();
  column.addEventListener('change', follow);
  contents.addEventListener('click', ({ target }) => {
    if (!column.matches && target instanceof Element && target.closest('a')) fold.open = false;
  });
}
