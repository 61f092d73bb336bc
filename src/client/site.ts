import { startFilter } from './filter-list.ts';
import { markOverdue } from './lists/mark-overdue.ts';
import { startSort } from './lists/sort-list.ts';
import { startKeyboard } from './keyboard/start-keyboard.ts';
import { startUpdateNotice } from './offline/update-notice.ts';
import { startChapterNav, startPageContents } from './page/page-contents.ts';
import { startPageActions } from './page/page-actions.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startChapterNav();
startPageContents();
startPageActions();
startSort();
markOverdue(new Date());
startFilter();
startKeyboard();
void startUpdateNotice();
