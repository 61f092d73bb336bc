import { chapterPath, documentPath, formPath, rolePath } from '../model/addresses.ts';
import { lastChange } from '../model/last-change.ts';
import type { Manual } from '../model/manual.ts';
import { compileRoleViews, documentsFor, type RoleView } from '../model/role-view.ts';
import type { OfflineCatalogue, OfflineFile, OfflinePack } from './offline-catalogue.ts';

/** Pages that every pack has: the way in, the registers, the tools, and what explains that something is not there. */
const commonPages: ReadonlySet<string> = new Set(['', '404.html', 'offline/', 'documents/', 'revisions/', 'registers/', 'roles/', 'tools/', 'downloads/']);

/** Everything of the site that is not a page or of one page only: styles, scripts, brand, the search and its index. */
const isShared = (url: string): boolean => !isPage(url) && !isLeftOut(url) && url !== 'trace/map.json';

/** Not for a device: the book and its print pages and fonts, data for machines, and the service worker itself. */
const isLeftOut = (url: string): boolean => /^(print|downloads)\/.+/.test(url) || /\.(woff2?|pdf|csv|ics|xml|txt|md)$/.test(url) || ['manual.json', 'manual.schema.json', 'search/records.json', 'sw.js', 'offline/packs.json'].includes(url);

const isPage = (url: string): boolean => url === '' || url.endsWith('/') || url.endsWith('.html');

interface OfflineRequest {
  readonly manual: Manual;
  /** Everything that was built. */
  readonly files: readonly OfflineFile[];
  readonly version: string;
}

/** The packs of a built site: the whole manual, and one for every role with what it does, signs, fills in and has to read. */
export function buildOfflineCatalogue({ manual, files: built, version }: OfflineRequest): OfflineCatalogue {
  const files = built.filter(({ url }) => !isLeftOut(url) || url === 'downloads/');
  const whole = packOf(files, { id: 'manual', title: '整本手册', indexes: files.map((_file, index) => index) });
  return { version, issue: `${manual.company.manual.version} · ${lastChange(manual)}`, files, packs: [whole, ...rolePacks(manual, files)] };
}

interface Chosen {
  readonly id: string;
  readonly title: string;
  /** Which of the files, in their order. */
  readonly indexes: readonly number[];
}

const packOf = (files: readonly OfflineFile[], { id, title, indexes }: Chosen): OfflinePack => ({ id, title, files: indexes, bytes: indexes.reduce((sum, index) => sum + (files[index]?.bytes ?? 0), 0) });

/** What every role takes is found once, not once for each of them. */
function rolePacks(manual: Manual, files: readonly OfflineFile[]): readonly OfflinePack[] {
  const placeOf = new Map(files.map(({ url }, index) => [url, index]));
  const always = files.flatMap(({ url }, index) => (isForAll(url) ? [index] : []));
  return [...compileRoleViews(manual).values()].map((view) => {
    const own = rolePages(manual, view).flatMap((path) => placeOf.get(path.slice(1)) ?? []);
    return packOf(files, { id: `role-${view.role.id}`, title: view.role.title, indexes: [...new Set([...always, ...own])].toSorted((a, b) => a - b) });
  });
}

const isForAll = (url: string): boolean => isShared(url) || commonPages.has(url) || /^(registers|tools)\//.test(url);

const rolePages = ({ chapters }: Manual, view: RoleView): readonly string[] => [
  rolePath(view.role.id),
  ...chapters.map(({ id }) => chapterPath(id)),
  ...view.forms.map(formPath),
  ...[...documentsFor(view)].map(documentPath),
];
