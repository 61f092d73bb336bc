/** Steps and inspected characteristics of one document. */
export interface TraceParts {
  readonly document: string;
  /** The document's number on the map. */
  readonly number: number;
  /** The document's address within the site. */
  readonly path: string;
  readonly parts: readonly (readonly [anchor: string, title: string])[];
}

/** What the map needs beside the page: all links, and the steps and characteristics, which are too many to stand on it. */
export interface TraceMapData {
  /** By number, what is right below: the entries of the page in their order, then the parts in theirs. */
  readonly below: readonly (readonly number[])[];
  readonly parts: readonly TraceParts[];
}

/** A step or a characteristic with its number. */
export interface TracePart {
  readonly number: number;
  /** The number of its document. */
  readonly owner: number;
  readonly document: string;
  readonly id: string;
  readonly href: string;
  readonly title: string;
}

/** All parts, numbered on from the last entry of the page. */
export function listParts({ parts: groups, below }: TraceMapData): readonly TracePart[] {
  const first = below.length - groups.reduce((sum, { parts }) => sum + parts.length, 0);
  return groups
    .flatMap(({ document, number, path, parts }) => parts.map(([anchor, title]) => ({ owner: number, document, id: `${document}.${anchor}`, href: `${path}#${anchor}`, title })))
    .map((part, index) => ({ ...part, number: first + index }));
}

/** Everything that hangs together with a number: all below it and all above it, and itself. */
export function linkedWith({ below }: Pick<TraceMapData, 'below'>, number: number): ReadonlySet<number> {
  return new Set([...reach(below, number), ...reach(above(below), number)]);
}

type Neighbours = readonly (readonly number[])[];

function above(below: Neighbours): Neighbours {
  const found: number[][] = below.map(() => []);
  below.forEach((list, number) => {
    for (const next of list) found[next]?.push(number);
  });
  return found;
}

function reach(neighbours: Neighbours, start: number): ReadonlySet<number> {
  const seen = new Set([start]);
  for (const number of seen) for (const next of neighbours[number] ?? []) seen.add(next);
  return seen;
}
