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
export const isLeftOut = (url: string): boolean => /^(print|downloads)\/.+/.test(url) || /\.(woff2?|pdf|csv|ics|xml|txt|md)$/.test(url) || ['manual.json', 'manual.schema.json', 'search/records.json', 'sw.js', 'offline/packs.json'].includes(url);

const isPage = (url: string): boolean => url === '' || url.endsWith('/') || url.endsWith('.html');

interface OfflineRequest {
  readonly manual: Manual;
  /** What was built and is for a device. */
  readonly files: readonly OfflineFile[];
  readonly version: string;
}

/** The packs of a built site: the whole manual, and one for every role with what it does, signs, fills in and has to read. */
export function buildOfflineCatalogue({ manual, files: built, version }: OfflineRequest): OfflineCatalogue {
  const forAll = built.filter(({ url }) => isForAll(url));
  const files = [...forAll, ...built.filter(({ url }) => !isForAll(url))];
  const common = { files, count: forAll.length, bytes: sizeOf(forAll) };
  const whole = packOf(common, { id: 'manual', title: '整本手册', own: files.flatMap((_file, index) => (index < common.count ? [] : [index])) });
  return { version, issue: `${manual.company.manual.version} · ${lastChange(manual)}`, files, common: common.count, packs: [whole, ...rolePacks(manual, common)] };
}

/** All files, those that every pack has first. */
interface Common {
  readonly files: readonly OfflineFile[];
  readonly count: number;
  readonly bytes: number;
}

const sizeOf = (files: readonly OfflineFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

const packOf = ({ files, bytes }: Common, { id, title, own }: Omit<OfflinePack, 'bytes'>): OfflinePack => ({ id, title, own, bytes: bytes + sizeOf(own.flatMap((index) => files[index] ?? [])) });

function rolePacks(manual: Manual, common: Common): readonly OfflinePack[] {
  const placeOf = new Map(common.files.map(({ url }, index) => [url, index]));
  return [...compileRoleViews(manual).values()].map((view) => {
    const places = rolePages(manual, view).flatMap((path) => placeOf.get(path.slice(1)) ?? []);
    return packOf(common, { id: `role-${view.role.id}`, title: view.role.title, own: [...new Set(places)].filter((index) => index >= common.count).toSorted((a, b) => a - b) });
  });
}

const isForAll = (url: string): boolean => isShared(url) || commonPages.has(url) || /^(registers|tools)\//.test(url);

const rolePages = ({ chapters }: Manual, view: RoleView): readonly string[] => [
  rolePath(view.role.id),
  ...chapters.map(({ id }) => chapterPath(id)),
  ...view.forms.map(formPath),
  ...[...documentsFor(view)].map(documentPath),
];
