import { startFilter } from './filter-list.ts';
import { markOverdue } from './lists/mark-overdue.ts';
import { startSort } from './lists/sort-list.ts';
import { startKeyboard } from './keyboard/start-keyboard.ts';
import { startChapterNav, startPageContents } from './page/page-contents.ts';
import { startPageActions } from './page/page-actions.ts';
import { startScrollFrames } from './page/scroll-frames.ts';
import { startSearch } from './search/start-search.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startChapterNav();
startPageContents();
startPageActions();
startScrollFrames();
startSort();
markOverdue(new Date());
startFilter();
startKeyboard();
startSearch();
startLazyTips();
// Only a device that keeps the manual, and so has its service worker, can hold an older issue.
if (navigator.serviceWorker?.controller) void import('./offline/update-notice.ts').then(({ startUpdateNotice }) => startUpdateNotice());

const touchDelayMs = 1000;

/** Nothing of the tips is loaded before somebody points at something; a finger's first tap comes too late for that. */
function startLazyTips(): void {
  const kinds = ['pointerover', 'focusin'] as const;
  let isLoading = false;
  const load = (): void => {
    if (isLoading) return;
    isLoading = true;
    for (const kind of kinds) removeEventListener(kind, notice);
    const base = new URL(document.documentElement.dataset['base'] ?? '/', location.origin);
    void import('./tips/start-tips.ts').then(({ startTips }) => startTips(base));
  };
  const notice = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('a.chip[href]')) load();
  };
  for (const kind of kinds) addEventListener(kind, notice, { passive: true });
  if (matchMedia('(hover: none)').matches) setTimeout(load, touchDelayMs);
}
