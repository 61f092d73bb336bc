/** The elements of the dialog, as SearchDialog.astro writes them. */
export interface DialogParts {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly filters: HTMLElement;
  readonly results: HTMLElement;
  readonly hints: HTMLElement;
  readonly more: HTMLButtonElement;
}

const find = <T extends HTMLElement>(root: ParentNode, selector: string, kind: abstract new () => T): T => {
  const element = root.querySelector(selector);
  if (element instanceof kind) return element;
  throw new Error(`search dialog: ${selector} is missing`);
};

/** Null on pages without a search dialog. */
export const findDialogParts = (root: ParentNode): DialogParts | null => {
  const dialog = root.querySelector('[data-search-dialog]');
  if (!(dialog instanceof HTMLDialogElement)) return null;
  return {
    dialog,
    input: find(dialog, '[data-search-input]', HTMLInputElement),
    status: find(dialog, '[data-search-status]', HTMLElement),
    filters: find(dialog, '[data-search-filters]', HTMLElement),
    results: find(dialog, '[data-search-results]', HTMLElement),
    hints: find(dialog, '[data-search-hints]', HTMLElement),
    more: find(dialog, '[data-search-more]', HTMLButtonElement),
  };
};
