/** Where each thing of the book begins: title → page, counted from 1, in the order of the book. */
export type BookPages = ReadonlyMap<string, number>;

interface Move {
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

/** What moved between two prints of the book, as sentences; neighbours that moved by as many pages are told together. */
export function describeMoves(before: BookPages, after: BookPages): readonly string[] {
  const moves = [...after].flatMap(([title, page]): readonly Move[] => {
    const was = before.get(title);
    return was === undefined ? [] : [{ title, before: was, after: page }];
  });
  const added = [...after.keys()].filter((title) => !before.has(title)).map((title) => `《${title}》是新的，在第 ${after.get(title) ?? 0} 页。`);
  const removed = [...before.keys()].filter((title) => !after.has(title)).map((title) => `《${title}》没有了，原来在第 ${before.get(title) ?? 0} 页。`);
  return [...added, ...removed, ...groupMoves(moves).map(describeGroup)];
}

const shiftOf = ({ before, after }: Move): number => after - before;

function groupMoves(moves: readonly Move[]): readonly (readonly Move[])[] {
  const groups: Move[][] = [];
  for (const move of moves) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last && previous && shiftOf(previous) === shiftOf(move)) last.push(move);
    else groups.push([move]);
  }
  return groups.filter(([first]) => first !== undefined && shiftOf(first) !== 0);
}

function describeGroup(moves: readonly Move[]): string {
  const [first, last] = [moves[0], moves.at(-1)];
  if (!first || !last) return '';
  const by = shiftOf(first) > 0 ? `后移 ${shiftOf(first)} 页` : `前移 ${-shiftOf(first)} 页`;
  return moves.length === 1 ? `《${first.title}》${by}：第 ${first.before} 页 → 第 ${first.after} 页。` : `从《${first.title}》到《${last.title}》的 ${moves.length} 处都${by}。`;
}
