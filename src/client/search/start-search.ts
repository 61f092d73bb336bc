import type { SearchDialog } from './view/search-dialog.ts';
import { highlightParameter } from './view/highlight-parameter.ts';
import { isOpenShortcut } from './view/shortcuts.ts';

/** Most readers of a page do not search: what the dialog does is loaded when it first opens, and again after a failure. */
const loadOnDemand = (): (() => Promise<SearchDialog | null>) => {
  let loading: Promise<SearchDialog | null> | undefined;
  return () => {
    const loaded = loading ?? import('./load-dialog.ts').then(({ loadDialog }) => loadDialog());
    loading = loaded;
    loaded.catch(() => { loading = undefined; });
    return loaded;
  };
};

/** Shows the dialog at once, so that what is typed while its script arrives is not lost. */
const showDialog = (dialog: HTMLDialogElement): void => {
  if (dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector<HTMLInputElement>('[data-search-input]');
  input?.focus();
  input?.select();
};

/** Resolves when no input method is composing in the dialog: what it has so far is not yet a query. */
const watchComposing = (dialog: HTMLDialogElement): (() => Promise<void>) => {
  let composing = false;
  dialog.addEventListener('compositionstart', () => { composing = true; });
  dialog.addEventListener('compositionend', () => { composing = false; });
  return () => (composing ? new Promise((resolve) => dialog.addEventListener('compositionend', () => resolve(), { once: true })) : Promise.resolve());
};

const sayNotLoaded = (dialog: HTMLDialogElement): void => {
  const status = dialog.querySelector('[data-search-status]');
  if (status !== null) status.textContent = '搜索没有载入：看看网络通不通，关掉再打开一次。';
};

const listenToPage = (open: () => void): void => {
  document.addEventListener('keydown', (event) => {
    if (!isOpenShortcut(event)) return;
    event.preventDefault();
    open();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-search-open]') !== null) open();
  });
};

const markWords = async (): Promise<void> => {
  const main = document.querySelector('main');
  if (main === null) return;
  const { highlightPage } = await import('./view/highlight-page.ts');
  highlightPage(main);
};

/** Search on a page: dialog, shortcuts, `data-search-open` triggers, `?q=` links, and the marks of `?hl=` links. */
export const startSearch = (): void => {
  const address = new URLSearchParams(location.search);
  if (address.has(highlightParameter)) void markWords();
  const dialog = document.querySelector<HTMLDialogElement>('[data-search-dialog]');
  if (dialog === null) return;
  const load = loadOnDemand();
  const composed = watchComposing(dialog);
  const open = (query?: string): void => {
    showDialog(dialog);
    load().then(async (loaded) => {
      await composed();
      loaded?.open(query);
    }, () => sayNotLoaded(dialog));
  };
  listenToPage(() => open());
  const query = address.get('q');
  if (query !== null) open(query);
};
