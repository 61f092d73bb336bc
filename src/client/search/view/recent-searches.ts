const storageKey = 'manual.recent-searches';
const mostRecent = 8;

const isText = (value: unknown): value is string => typeof value === 'string';

/** The stored list; anything unreadable counts as empty. */
export const parseRecent = (stored: string | null): readonly string[] => {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter(isText).slice(0, mostRecent) : [];
  } catch {
    return [];
  }
};

/** The list with the query in front, each query once. */
export const addRecent = (recent: readonly string[], query: string): readonly string[] => {
  const text = query.trim();
  return text === '' ? recent : [text, ...recent.filter((other) => other !== text)].slice(0, mostRecent);
};

/** Storage may be forbidden or full; the search goes on without it. */
const attempt = <T>(action: () => T, otherwise: T): T => {
  try {
    return action();
  } catch {
    return otherwise;
  }
};

export const readRecent = (): readonly string[] => parseRecent(attempt(() => localStorage.getItem(storageKey), null));

export const writeRecent = (recent: readonly string[]): void => {
  attempt(() => { localStorage.setItem(storageKey, JSON.stringify(recent)); }, undefined);
};
