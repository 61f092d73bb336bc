import { idsOf, type SitePage } from './read-site.ts';

/** What a reader can be sent to, by kind: read from the pages themselves, so that the two media can be compared. */
export type Items = Readonly<Record<string, readonly string[]>>;

const registerKinds = { kpi: 'kpis', risk: 'risks', standard: 'standards', term: 'terms' } as const;

const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort();

const isDocument = (id: string): boolean => /^[a-z]+-[a-z]+-\d+$/.test(id);

/** Entries of a register's page: each has its own id and one for its title. */
const entriesOf = (page: SitePage | undefined): readonly string[] => {
  const ids = page ? idsOf(page) : new Set<string>();
  return [...ids].filter((id) => ids.has(`${id}-title`));
};

/** The items of the website. */
export function webItems(pages: readonly SitePage[]): Items {
  const below = (folder: string): readonly string[] => pages.flatMap(({ path }) => path.match(new RegExp(`^/${folder}/([^/]+)/$`))?.[1] ?? []);
  const documents = pages.flatMap((page) => {
    const code = /^\/[^/]+\/([^/]+)\/$/.exec(page.path)?.[1] ?? '';
    return isDocument(code) && !page.path.startsWith('/forms/') ? [{ code, page }] : [];
  });
  return {
    document: sorted(documents.map(({ code }) => code)),
    step: sorted(documents.flatMap(({ code, page }) => [...idsOf(page)].filter((id) => id.startsWith('step-')).map((id) => `${code} ${id}`))),
    form: sorted(below('forms')),
    role: sorted(below('roles')),
    ...Object.fromEntries(Object.entries(registerKinds).map(([kind, register]) => [kind, sorted(entriesOf(pages.find(({ path }) => path === `/registers/${register}/`)))])),
  };
}

/** The items of the page that the book is printed from. */
export function printItems(page: SitePage): Items {
  const ids = [...idsOf(page)];
  const under = (kind: string): readonly string[] => sorted(ids.flatMap((id) => (id.startsWith(`${kind}.`) ? [id.slice(kind.length + 1)] : [])));
  return {
    document: sorted(ids.filter(isDocument)),
    step: sorted(ids.flatMap((id) => id.match(/^([a-z]+-[a-z]+-\d+)--(step-.+)$/)?.slice(1).join(' ') ?? [])),
    form: under('form'),
    role: under('role'),
    ...Object.fromEntries(Object.keys(registerKinds).map((kind) => [kind, under(kind)])),
  };
}
