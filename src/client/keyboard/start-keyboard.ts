import { isSingleKey } from './single-key.ts';

/** The page's own shortcuts. Those of the search are the search's. */
export function startKeyboard(): void {
  const help = (): void => void import('./keyboard-help.ts').then(({ openKeyboardHelp }) => openKeyboardHelp());
  const actions: Readonly<Record<string, () => void>> = {
    '?': help,
    '[': () => follow('[rel="prev"]'),
    ']': () => follow('[rel="next"]'),
    u: () => follow('.breadcrumbs li:nth-last-child(2) a'),
    t: () => document.querySelector<HTMLElement>('[data-theme-switch]')?.click(),
  };
  // Chinese keyboards give the wide marks.
  const narrow: Readonly<Record<string, string>> = { '？': '?', '【': '[', '】': ']' };
  document.querySelector('[data-keyboard-help]')?.addEventListener('click', help);
  addEventListener('keydown', (event) => {
    const action = actions[narrow[event.key] ?? event.key];
    if (!action || !isSingleKey(event)) return;
    event.preventDefault();
    action();
  });
}

const follow = (selector: string): void => document.querySelector<HTMLAnchorElement>(selector)?.click();
