/** A kind of page of the second company's book. */
export interface BookPageKind {
  readonly kind: string;
  /** The bookmark that leads to it; undefined for the cover. */
  readonly bookmark?: RegExp;
  /** How many pages behind the bookmark's it lies. */
  readonly after?: number;
}

export const bookPageKinds: readonly BookPageKind[] = [
  { kind: 'cover' },
  { kind: 'control', bookmark: /^文件控制$/ },
  { kind: 'contents', bookmark: /^目录$/ },
  { kind: 'lists', bookmark: /^图清单$/ },
  { kind: 'form-list', bookmark: /^表单清单$/ },
  { kind: 'chapter', bookmark: /^第 2 章 / },
  { kind: 'policy', bookmark: /^1\.1 / },
  { kind: 'procedure', bookmark: /^2\.1 / },
  { kind: 'steps', bookmark: /^2\.1\.3 / },
  { kind: 'worked-example', bookmark: /^2\.1\.5 / },
  { kind: 'form', bookmark: /^FM-ZL-01 / },
  { kind: 'registers', bookmark: /^附录 B / },
  { kind: 'sampling-table', bookmark: /^附录 C /, after: 1 },
  { kind: 'index', bookmark: /^附录 D / },
];

/** The reference's file without its ending. */
export const bookShotName = ({ kind }: BookPageKind): string => `book-${kind}`;

interface Bookmark {
  readonly title: string;
  /** Counts from 1. */
  readonly page: number;
}

/** The page of each kind; 0 where the book has none. */
export const pagesOfKinds = (kinds: readonly BookPageKind[], bookmarks: readonly Bookmark[]): readonly number[] =>
  kinds.map(({ bookmark, after = 0 }) => {
    if (!bookmark) return 1;
    const found = bookmarks.find(({ title }) => bookmark.test(title));
    return found ? found.page + after : 0;
  });
