/** Words in the address under which a list's filter is kept, so that a view can be sent to a colleague. */
const parameter = 'f';

interface List {
  readonly input: HTMLInputElement;
  readonly items: readonly HTMLElement[];
  readonly count: Element | null;
}

const flat = (text: string): string => text.normalize('NFKC').toLowerCase();

const containsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** Shows the items that contain every word of the query. */
function filter({ input, items, count }: List): void {
  const words = flat(input.value).split(/\s+/).filter((word) => word !== '');
  let shown = 0;
  for (const item of items) {
    item.hidden = words.length > 0 && !containsAll(flat(item.textContent), words);
    if (!item.hidden) shown += 1;
  }
  if (count) count.textContent = words.length === 0 ? `共 ${items.length} 条` : shown === 0 ? `没有含「${input.value}」的，换个词试试` : `${shown} / ${items.length} 条`;
}

function keepInAddress(query: string): void {
  const url = new URL(location.href);
  if (query === '') url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, query);
  history.replaceState(history.state, '', url);
}

/** A field that filters the list beside it while one types. */
export function startFilter(): void {
  const input = document.querySelector<HTMLInputElement>('[data-filter]');
  if (!input) return;
  const list: List = {
    input,
    items: [...document.querySelectorAll<HTMLElement>('[data-filter-item]')],
    count: document.querySelector('[data-filter-count]'),
  };
  input.value = new URL(location.href).searchParams.get(parameter) ?? '';
  filter(list);
  input.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return;
    filter(list);
    keepInAddress(input.value.trim());
  });
  input.addEventListener('compositionend', () => input.dispatchEvent(new InputEvent('input')));
}
