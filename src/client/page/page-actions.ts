import { copyText } from './copy-text.ts';
import { formatSteps, type ShownStep } from './format-steps.ts';

/** Share, print, and copy: the steps of the page, or the link to one of its headings. */
export function startPageActions(): void {
  onClick('[data-print]', () => print());
  onClick('[data-share]', () => void share());
  onClick('[data-copy-steps]', () => void copyText(formatSteps(pageTitle(), shownSteps(), pageAddress()), '步骤清单已复制。'));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.heading__link')) link.addEventListener('click', () => void copyText(link.href, '本节链接已复制。'));
}

const onClick = (selector: string, act: () => void): void => document.querySelector(selector)?.addEventListener('click', act);

/** The address without what the reader typed into a search or filter. */
const pageAddress = (): string => `${location.origin}${location.pathname}`;

const pageTitle = (): string => document.title.split(' · ')[0] ?? document.title;

async function share(): Promise<void> {
  const shared = { title: document.title, url: location.href };
  if (!('share' in navigator)) return copyText(shared.url, '本页链接已复制，可以粘贴给同事。');
  try {
    await navigator.share(shared);
  } catch {
    // The reader closed the share sheet.
  }
}

const textOf = (parent: Element, selector: string): string => {
  const part = parent.querySelector(selector)?.cloneNode(true);
  if (!(part instanceof Element)) return '';
  for (const extra of part.querySelectorAll('.sr-only, .heading__number, .heading__link')) extra.remove();
  return part.textContent.trim();
};

const shownSteps = (): readonly ShownStep[] =>
  [...document.querySelectorAll('.steps > .step')].map((step) => ({
    name: textOf(step, '.heading'),
    role: textOf(step, '.step__head > .chip'),
    action: textOf(step, '.step__action'),
  }));
