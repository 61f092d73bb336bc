import { chapterPath, documentPath, formPath, rolePath } from '../model/addresses.ts';
import { lastChange } from '../model/last-change.ts';
import type { Manual } from '../model/manual.ts';
import { compileRoleViews, documentsFor, type RoleView } from '../model/role-view.ts';
import type { OfflineCatalogue, OfflineFile, OfflinePack } from './offline-catalogue.ts';

/** Pages that every pack has: the way in, the registers, the tools, and what explains that something is not there. */
const commonPages = ['/', '/404.html', '/offline/', '/documents/', '/revisions/', '/registers/', '/roles/', '/tools/', '/downloads/'];

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
  const whole: Wanted = { id: 'manual', title: '整本手册', takes: () => true };
  const roles = [...compileRoleViews(manual).values()].map((view): Wanted => ({ id: `role-${view.role.id}`, title: view.role.title, takes: takesFor(manual, view) }));
  return { version, issue: `${manual.company.manual.version} · ${lastChange(manual)}`, files, packs: [whole, ...roles].map((wanted) => packOf(files, wanted)) };
}

interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly takes: (url: string) => boolean;
}

function packOf(files: readonly OfflineFile[], { id, title, takes }: Wanted): OfflinePack {
  const indexes = files.flatMap(({ url }, index) => (takes(url) ? [index] : []));
  return { id, title, files: indexes, bytes: indexes.reduce((sum, index) => sum + (files[index]?.bytes ?? 0), 0) };
}

function takesFor(manual: Manual, view: RoleView): (url: string) => boolean {
  const pages = new Set([...commonPages, ...rolePages(manual, view)].map((path) => path.slice(1)));
  return (url) => isShared(url) || pages.has(url) || /^(registers|tools)\//.test(url);
}

const rolePages = ({ chapters }: Manual, view: RoleView): readonly string[] => [
  rolePath(view.role.id),
  ...chapters.map(({ id }) => chapterPath(id)),
  ...view.forms.map(formPath),
  ...[...documentsFor(view)].map(documentPath),
];
