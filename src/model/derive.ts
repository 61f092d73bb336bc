import type { Trail } from './trail-table.ts';

/**
 * Views of the manual that are made once, however many pages ask for them: made anew for each page, a manual ten times as long would take
 * a hundred times as long. The manual never changes, so neither do they.
 */

/** Follows what is read. While one listens, whoever uses a view has read what the view was made from, also when it was made earlier. */
export interface Listener {
  open(): void;
  close(): Trail;
  use(trail: Trail): void;
}

let listener: Listener | undefined;

/** From now on `next` hears what views are made from. */
export const listenToDerivations = (next: Listener | undefined): void => {
  listener = next;
};

export interface Made<View> {
  readonly view: View;
  readonly trail: Trail | undefined;
}

/** Makes something and says what was read for it; nothing is known of that while nobody listens. */
export function makeView<View>(make: () => View): Made<View> {
  if (!listener) return { view: make(), trail: undefined };
  listener.open();
  try {
    return { view: make(), trail: listener.close() };
  } catch (error) {
    listener.close();
    throw error;
  }
}

/** Whoever uses a view has read what it was made from. */
export function useView<View>({ view, trail }: Made<View>): View {
  if (trail !== undefined) listener?.use(trail);
  return view;
}

type Derived<Source, View> = ((source: Source) => View) & {
  /** Gives a source its view beforehand. */
  preset(source: Source, view: View): void;
};

/** A view of the manual, or of a part of it. */
export function derive<Source extends object, View>(make: (source: Source) => View): Derived<Source, View> {
  const known = new WeakMap<Source, Made<View>>();
  const viewOf = (source: Source): View => {
    const made = known.get(source) ?? makeView(() => make(source));
    known.set(source, made);
    return useView(made);
  };
  return Object.assign(viewOf, { preset: (source: Source, view: View) => void known.set(source, { view, trail: undefined }) });
}

/** A view for each key. */
export function deriveEach<Source extends object, View>(make: (source: Source, key: string) => View): (source: Source, key: string) => View {
  const known = new WeakMap<Source, Map<string, Made<View>>>();
  return (source, key) => {
    const views = known.get(source) ?? new Map<string, Made<View>>();
    known.set(source, views);
    const made = views.get(key) ?? makeView(() => make(source, key));
    views.set(key, made);
    return useView(made);
  };
}
