import { startFilter } from './filter-list.ts';
import { startKeyboard } from './keyboard/start-keyboard.ts';
import { startUpdateNotice } from './offline/update-notice.ts';
import { startChapterNav, startPageContents } from './page/page-contents.ts';
import { startPageActions } from './page/page-actions.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startChapterNav();
startPageContents();
startPageActions();
startFilter();
startKeyboard();
void startUpdateNotice();
