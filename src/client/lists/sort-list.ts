import { compareKeys } from './compare-keys.ts';

/** The word in the address under which a list's order is kept, so that a view can be sent to a colleague. */
const parameter = 's';

const keyOf = (item: HTMLElement, key: string): string => item.dataset[`sort${key.toLowerCase()}`] ?? '';

/** Puts the items of every list on the page into an order; an unknown key gives them back as they came. */
function sort(items: readonly HTMLElement[], key: string): void {
  const ordered = key === '' ? items : items.toSorted((a, b) => compareKeys(keyOf(a, key), keyOf(b, key)));
  for (const item of ordered) item.parentElement?.append(item);
}

function keepInAddress(key: string): void {
  const url = new URL(location.href);
  if (key === '') url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, key);
  history.replaceState(history.state, '', url);
}

/** A choice that sorts the list beside it. */
export function startSort(): void {
  const choice = document.querySelector<HTMLSelectElement>('[data-sort]');
  if (!choice) return;
  const items = [...document.querySelectorAll<HTMLElement>('[data-filter-item]')];
  const wanted = new URL(location.href).searchParams.get(parameter) ?? '';
  if ([...choice.options].some(({ value }) => value === wanted)) choice.value = wanted;
  if (choice.value !== '') sort(items, choice.value);
  choice.addEventListener('change', () => {
    sort(items, choice.value);
    keepInAddress(choice.value);
  });
}
