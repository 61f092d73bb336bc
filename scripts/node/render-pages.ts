import type { RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { Manual } from '../../src/model/manual.ts';
import { handManual } from '../../src/site/handed-manual.ts';
import type { SiteProgram } from './site-program.ts';
import { siteSettings } from './site-settings.ts';

/** A file that the program writes: its place in the site's folder, with forward slashes, and what is in it. */
export interface RenderedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** As much of Astro's compiled application as rendering needs. */
interface CompiledApp {
  readonly manifest: ConstructorParameters<typeof StaticPaths>[0]['manifest'];
  setInternals(internals: { readonly pagesByKeys: ReadonlyMap<string, unknown>; readonly entrySpecifierToBundleMap: ReadonlyMap<string, string> }): void;
  setOptions(options: { readonly settings: { readonly scripts: readonly never[] }; readonly logger: { readonly options: { readonly destination: { write(): void } } } }): void;
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
}

/** Renders every page and data file of the site from a checked manual, one after the other, in an order that depends on nothing else. */
export async function* renderPages(program: SiteProgram, manual: Manual): AsyncGenerator<RenderedFile> {
  const { site, base } = await siteSettings();
  handManual(manual);
  const app = await openApp(program);
  const written = new Set<string>();
  for (const { pathname, route } of documentsFirst(await new StaticPaths(app).getAll())) {
    const path = fileOf(pathname, route.type);
    if (written.has(path)) continue;
    written.add(path);
    const response = await app.render(new Request(new URL(`${base}${path.replace(/(^|\/)index\.html$/, '$1')}`, site)), { routeData: route });
    yield { path, content: new Uint8Array(await response.arrayBuffer()) };
  }
}

/** Documents have most of the text that is searched: begun with, they are indexed while the rest is rendered. */
function documentsFirst<Path extends { readonly route: RouteData }>(paths: readonly Path[]): readonly Path[] {
  const isDocument = ({ route }: Path): boolean => route.route === '/[chapter]/[document]';
  return [...paths.filter(isDocument), ...paths.filter((path) => !isDocument(path))];
}

async function openApp({ entry, pages }: SiteProgram): Promise<CompiledApp> {
  const { app } = (await import(entry)) as { app: CompiledApp };
  app.setInternals({ pagesByKeys: new Map(pages), entrySpecifierToBundleMap: new Map() });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => undefined } } } });
  return app;
}

/** `/qc/` → qc/index.html; data files have their own names. */
function fileOf(pathname: string, type: RouteData['type']): string {
  const name = decodeURI(pathname).replace(/^\/|\/$/g, '');
  if (type !== 'page') return name;
  return name === '404' ? '404.html' : [name, 'index.html'].filter(Boolean).join('/');
}
