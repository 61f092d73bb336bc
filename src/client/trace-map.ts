/** The entry that is chosen, kept in the address so that a view can be sent to a colleague. */
const parameter = 'at';

interface Entry {
  readonly item: HTMLElement;
  readonly number: number;
  readonly below: readonly number[];
}

type Neighbours = ReadonlyMap<number, readonly number[]>;

function readEntries(map: HTMLElement): readonly Entry[] {
  return [...map.querySelectorAll<HTMLElement>('[data-trace-node]')].map((item) => ({
    item,
    number: Number(item.dataset['traceNode']),
    below: (item.dataset['traceTo'] ?? '').split(' ').filter((word) => word !== '').map(Number),
  }));
}

const downOf = (entries: readonly Entry[]): Neighbours => new Map(entries.map(({ number, below }) => [number, below]));

function upOf(entries: readonly Entry[]): Neighbours {
  const up = new Map<number, number[]>();
  for (const { number, below } of entries) {
    for (const next of below) up.set(next, [...(up.get(next) ?? []), number]);
  }
  return up;
}

function reach(neighbours: Neighbours, start: number): ReadonlySet<number> {
  const seen = new Set([start]);
  for (const number of seen) for (const next of neighbours.get(number) ?? []) seen.add(next);
  return seen;
}

interface TraceMap {
  readonly map: HTMLElement;
  readonly entries: readonly Entry[];
  readonly down: Neighbours;
  readonly up: Neighbours;
}

/** Marks what hangs together with an entry, in both directions. */
function mark({ map, entries, down, up }: TraceMap, entry: Entry | undefined): void {
  const linked = entry && new Set([...reach(down, entry.number), ...reach(up, entry.number)]);
  for (const { item, number } of entries) item.toggleAttribute('data-linked', linked?.has(number) ?? false);
  map.toggleAttribute('data-marked', entry !== undefined);
}

/** Leaves only what hangs together with an entry, or shows everything again. */
function show(trace: TraceMap, entry: Entry | undefined, status: Element | null, idle: string): void {
  mark(trace, entry);
  trace.map.toggleAttribute('data-chosen', entry !== undefined);
  for (const { item } of trace.entries) item.querySelector('button')?.setAttribute('aria-pressed', String(item === entry?.item));
  const counts = showCounts(trace.map);
  if (status) status.textContent = entry ? `只看与「${nameOf(entry)}」相连的：${counts}。再点一次 ⇄ 或按 Esc 全部显示。` : idle;
  keepInAddress(entry?.item.dataset['traceId']);
}

function readMap(map: HTMLElement): TraceMap {
  const entries = readEntries(map);
  return { map, entries, down: downOf(entries), up: upOf(entries) };
}

const entryAt = (entries: readonly Entry[], target: EventTarget | null): Entry | undefined => {
  const item = target instanceof Element ? target.closest('[data-trace-node]') : null;
  return entries.find((entry) => entry.item === item);
};

/** The rest is dimmed while an entry is pointed at, and hidden while one is chosen. */
export function startTraceMap(): void {
  const map = document.querySelector<HTMLElement>('[data-trace]');
  if (!map) return;
  const trace = readMap(map);
  const status = document.querySelector('[data-trace-status]');
  const idle = status?.textContent ?? '';
  let chosen: Entry | undefined;
  const choose = (entry: Entry | undefined): void => {
    chosen = entry;
    show(trace, entry, status, idle);
  };
  for (const type of ['pointerover', 'focusin'] as const) map.addEventListener(type, ({ target }) => { if (!chosen) mark(trace, entryAt(trace.entries, target)); });
  for (const type of ['pointerleave', 'focusout'] as const) map.addEventListener(type, () => { if (!chosen) mark(trace, undefined); });
  map.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('button')) return;
    const entry = entryAt(trace.entries, target);
    choose(entry === chosen ? undefined : entry);
  });
  addEventListener('keydown', ({ key }) => { if (key === 'Escape' && chosen && !document.querySelector('dialog[open]')) choose(undefined); });
  const wanted = new URL(location.href).searchParams.get(parameter);
  const start = wanted === null ? undefined : trace.entries.find(({ item }) => item.dataset['traceId'] === wanted);
  if (start) choose(start);
}

const nameOf = ({ item }: Entry): string => item.querySelector('a')?.textContent.trim() ?? '';

/** Writes how many entries each column still shows, and tells them in one line. */
function showCounts(map: HTMLElement): string {
  const columns = [...map.querySelectorAll<HTMLElement>('section')];
  return columns
    .map((column) => {
      const all = column.querySelectorAll(map.hasAttribute('data-chosen') ? '[data-linked]' : '[data-trace-node]').length;
      const count = column.querySelector('[data-trace-count]');
      if (count) count.textContent = String(all);
      return `${column.getAttribute('aria-label') ?? ''} ${all}`;
    })
    .join('，');
}

function keepInAddress(id: string | undefined): void {
  const url = new URL(location.href);
  if (id === undefined) url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, id);
  history.replaceState(history.state, '', url);
}
