import { openBackend } from './engine/open-backend.ts';
import { findDialogParts } from './view/dialog-parts.ts';
import { highlightPage } from './view/highlight-page.ts';
import { listenToDialog } from './view/listen-dialog.ts';
import { createSearchDialog, type SearchDialog } from './view/search-dialog.ts';
import { isOpenShortcut } from './view/shortcuts.ts';

/** The site's base address, from `<html data-base="/">`. */
const baseOf = (root: HTMLElement): URL => new URL((root.dataset['base'] ?? '/').replace(/\/?$/u, '/'), location.origin);

const listenToPage = (dialog: SearchDialog): void => {
  document.addEventListener('keydown', (event) => {
    if (!isOpenShortcut(event)) return;
    event.preventDefault();
    dialog.open();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-search-open]') !== null) dialog.open();
  });
};

/** Search on a page: dialog, shortcuts, `data-search-open` triggers, `?q=` links, and the marks of `?hl=` links. */
export const startSearch = (): void => {
  const main = document.querySelector('main');
  if (main !== null) highlightPage(main);
  const parts = findDialogParts(document);
  if (parts === null) return;
  const base = baseOf(document.documentElement);
  const dialog = createSearchDialog(parts, () => openBackend(base));
  listenToDialog(parts, dialog);
  listenToPage(dialog);
  const query = new URLSearchParams(location.search).get('q');
  if (query !== null) dialog.open(query);
};
