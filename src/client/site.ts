import { startFilter } from './filter-list.ts';
import { startUpdateNotice } from './offline/update-notice.ts';
import { startPageContents } from './page-contents.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startPageContents();
startFilter();
void startUpdateNotice();
