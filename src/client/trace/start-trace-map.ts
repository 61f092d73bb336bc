import { createPartList, type PartList } from './part-list.ts';
import { linkedWith, listParts, type TraceMapData, type TracePart } from './trace-links.ts';

/** The entry that is chosen, kept in the address so that a view can be sent to a colleague. */
const parameter = 'at';

interface TraceMap {
  readonly map: HTMLElement;
  readonly data: TraceMapData;
  /** Entries that stand on the page; their place is their number. */
  readonly items: readonly HTMLElement[];
  readonly parts: readonly TracePart[];
  readonly partList: PartList;
  readonly status: Element;
  readonly idle: string;
}

/** The rest is dimmed while an entry is pointed at, and hidden while one is chosen. */
export async function startTraceMap(): Promise<void> {
  const map = document.querySelector<HTMLElement>('[data-trace]');
  const status = document.querySelector('[data-trace-status]');
  if (!map || !status) return;
  const base = new URL(document.documentElement.dataset['base'] ?? '/', location.origin);
  const partList = createPartList(map, base);
  const data = await fetchLinks(base);
  if (!partList) return;
  if (!data) return status.replaceChildren('连线没有取到：联网以后刷新本页。');
  const items = [...map.querySelectorAll<HTMLElement>('[data-trace-id]')];
  listen({ map, data, items, parts: listParts(data), partList, status, idle: status.textContent });
}

async function fetchLinks(base: URL): Promise<TraceMapData | undefined> {
  const response = await fetch(new URL('trace/map.json', base)).catch(() => undefined);
  return response?.ok === true ? ((await response.json()) as TraceMapData) : undefined;
}

function listen(trace: TraceMap): void {
  const { map, parts, partList } = trace;
  let chosen: number | undefined;
  const choose = (number: number | undefined): void => {
    chosen = number;
    show(trace, number);
  };
  const toggle = (number: number): void => {
    const before = chosen;
    choose(number === before ? undefined : number);
    const part = parts.find((candidate) => candidate.number === number);
    // The list of parts is made anew, and empty when nothing is chosen: the focus goes on to the part, or back to its document.
    if (part && chosen !== undefined) partList.focus(number);
    else if (part) trace.items[part.owner]?.querySelector('button')?.focus();
  };
  for (const type of ['pointerover', 'focusin'] as const) map.addEventListener(type, ({ target }) => { if (chosen === undefined) mark(trace, numberAt(trace, target)); });
  for (const type of ['pointerleave', 'focusout'] as const) map.addEventListener(type, () => { if (chosen === undefined) mark(trace, undefined); });
  map.addEventListener('click', ({ target }) => {
    const number = target instanceof Element && target.closest('button') ? numberAt(trace, target) : undefined;
    if (number !== undefined) toggle(number);
  });
  addEventListener('keydown', ({ key }) => { if (key === 'Escape' && chosen !== undefined && !document.querySelector('dialog[open]')) choose(undefined); });
  const wanted = numberOf(trace, new URL(location.href).searchParams.get(parameter));
  if (wanted !== undefined) choose(wanted);
  map.toggleAttribute('data-ready', true);
}

function numberAt({ items, partList }: TraceMap, target: EventTarget | null): number | undefined {
  if (!(target instanceof Element)) return undefined;
  const index = items.findIndex((item) => item.contains(target));
  return index === -1 ? partList.numberAt(target) : index;
}

function numberOf({ items, parts }: TraceMap, id: string | null): number | undefined {
  const index = items.findIndex((item) => item.dataset['traceId'] === id);
  return index === -1 ? parts.find((part) => part.id === id)?.number : index;
}

/** Marks what hangs together with an entry, in both directions. */
function mark({ map, data, items }: TraceMap, number: number | undefined): ReadonlySet<number> {
  const linked = number === undefined ? new Set<number>() : linkedWith(data, number);
  items.forEach((item, own) => item.toggleAttribute('data-linked', linked.has(own)));
  map.toggleAttribute('data-marked', number !== undefined);
  return linked;
}

/** Leaves only what hangs together with an entry, or shows everything again. */
function show(trace: TraceMap, number: number | undefined): void {
  const { map, items, parts, partList, status, idle } = trace;
  const linked = mark(trace, number);
  map.toggleAttribute('data-chosen', number !== undefined);
  items.forEach((item, own) => item.querySelector('button')?.setAttribute('aria-pressed', String(own === number)));
  partList.show(parts.filter((part) => linked.has(part.number)), number);
  const counts = showCounts(map, parts.length);
  status.textContent = number === undefined ? idle : `只看与「${nameOf(trace, number)}」相连的：${counts}。再点一次 ⇄ 或按 Esc 全部显示。`;
  keepInAddress(number === undefined ? undefined : idOf(trace, number));
}

const partAt = ({ parts }: TraceMap, number: number): TracePart | undefined => parts.find((part) => part.number === number);
const nameOf = (trace: TraceMap, number: number): string => partAt(trace, number)?.title ?? trace.items[number]?.querySelector('a')?.textContent.trim() ?? '';
const idOf = (trace: TraceMap, number: number): string | undefined => partAt(trace, number)?.id ?? trace.items[number]?.dataset['traceId'];

/** Writes how many entries each column still shows, and tells them in one line. */
function showCounts(map: HTMLElement, allParts: number): string {
  const isChosen = map.hasAttribute('data-chosen');
  return [...map.querySelectorAll<HTMLElement>('section')]
    .map((column) => {
      const isPartColumn = column.querySelector('[data-trace-parts]') !== null;
      const count = !isChosen && isPartColumn ? allParts : column.querySelectorAll(isChosen ? '[data-linked]' : '[data-trace-id]').length;
      column.querySelector('[data-trace-count]')?.replaceChildren(String(count));
      return `${column.getAttribute('aria-label') ?? ''} ${count}`;
    })
    .join('，');
}

function keepInAddress(id: string | undefined): void {
  const url = new URL(location.href);
  if (id === undefined) url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, id);
  history.replaceState(history.state, '', url);
}
