import { startFilter } from './filter-list.ts';
import { markOverdue } from './lists/mark-overdue.ts';
import { startSort } from './lists/sort-list.ts';
import { startKeyboard } from './keyboard/start-keyboard.ts';
import { startChapterNav, startPageContents } from './page/page-contents.ts';
import { startPageActions } from './page/page-actions.ts';
import { startSearch } from './search/start-search.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startChapterNav();
startPageContents();
startPageActions();
startSort();
markOverdue(new Date());
startFilter();
startKeyboard();
startSearch();
// Only a device that keeps the manual, and so has its service worker, can hold an older issue.
if (navigator.serviceWorker?.controller) void import('./offline/update-notice.ts').then(({ startUpdateNotice }) => startUpdateNotice());
