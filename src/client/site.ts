import { startFilter } from './filter-list.ts';
import { startPageContents } from './page-contents.ts';
import { startThemeSwitch } from './theme-switch.ts';

startThemeSwitch();
startPageContents();
startFilter();
