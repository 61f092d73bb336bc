import { openBackend } from './engine/open-backend.ts';
import { findDialogParts } from './view/dialog-parts.ts';
import { listenToDialog } from './view/listen-dialog.ts';
import { createSearchDialog, type SearchDialog } from './view/search-dialog.ts';

/** The site's base address, from `<html data-base="/">`. */
const baseOf = (root: HTMLElement): URL => new URL((root.dataset['base'] ?? '/').replace(/\/?$/u, '/'), location.origin);

/** The working dialog over the page's elements; null on pages without one. */
export const loadDialog = (): SearchDialog | null => {
  const parts = findDialogParts(document);
  if (parts === null) return null;
  const base = baseOf(document.documentElement);
  const dialog = createSearchDialog(parts, () => openBackend(base));
  listenToDialog(parts, dialog);
  return dialog;
};
