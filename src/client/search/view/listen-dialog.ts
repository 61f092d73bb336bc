import type { DialogParts } from './dialog-parts.ts';
import { moveActive, openActive } from './option-list.ts';
import { addRecent, readRecent, writeRecent } from './recent-searches.ts';
import type { SearchDialog } from './search-dialog.ts';
import { isComposing } from './shortcuts.ts';

const listenToInput = (parts: DialogParts, dialog: SearchDialog): void => {
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => { moveActive(parts, 1); },
    ArrowUp: () => { moveActive(parts, -1); },
    Enter: (event) => { openActive(parts, event.ctrlKey || event.metaKey); },
  };
  const ask = (): void => { dialog.ask(parts.input.value); };
  parts.input.addEventListener('input', (event) => {
    // What an input method is still composing is not yet a query.
    if (!(event instanceof InputEvent && event.isComposing)) ask();
  });
  parts.input.addEventListener('compositionend', ask);
  parts.input.addEventListener('keydown', (event) => {
    const action = isComposing(event) ? undefined : keys[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action(event);
  });
};

const openResult = (parts: DialogParts, event: MouseEvent): void => {
  writeRecent(addRecent(readRecent(), parts.input.value));
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) parts.dialog.close();
};

const clearRecent = (parts: DialogParts, dialog: SearchDialog): void => {
  writeRecent([]);
  dialog.replace('');
  parts.input.focus();
};

const replaceQuery = (parts: DialogParts, dialog: SearchDialog, button: HTMLElement): void => {
  dialog.replace(button.dataset['searchQuery'] ?? '');
  parts.input.focus();
};

/** One selector and what a click on it does; the elements come and go with the results. */
const clickActions = (parts: DialogParts, dialog: SearchDialog): readonly (readonly [selector: string, (element: HTMLElement, event: MouseEvent) => void])[] => [
  ['[data-search-close]', () => { parts.dialog.close(); }],
  ['[data-search-more]', () => { dialog.showMore(); }],
  ['[data-search-facet]', ({ dataset }) => { dialog.toggle(dataset['searchFacet'] ?? '', dataset['searchValue'] ?? ''); }],
  ['[data-search-query]', (button) => { replaceQuery(parts, dialog, button); }],
  ['[data-search-clear-recent]', () => { clearRecent(parts, dialog); }],
  ['[role=option]', (_, event) => { openResult(parts, event); }],
];

/** Connects typing, keys and clicks inside the dialog with its commands. */
export const listenToDialog = (parts: DialogParts, dialog: SearchDialog): void => {
  listenToInput(parts, dialog);
  const actions = clickActions(parts, dialog);
  parts.dialog.addEventListener('click', (event) => {
    const { target } = event;
    // Outside of its frame, the dialog itself is its backdrop.
    if (target === parts.dialog) parts.dialog.close();
    if (!(target instanceof Element)) return;
    for (const [selector, act] of actions) {
      const element = target.closest<HTMLElement>(selector);
      if (element !== null) act(element, event);
    }
  });
};
