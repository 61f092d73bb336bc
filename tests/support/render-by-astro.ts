import type { RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { CompiledApp } from '../../scripts/node/compiled-pages.ts';

/** Astro's application in a program that was compiled for it. */
interface AstroApp extends CompiledApp {
  setInternals(internals: { readonly pagesByKeys: ReadonlyMap<string, unknown>; readonly entrySpecifierToBundleMap: ReadonlyMap<string, string> }): void;
  setOptions(options: { readonly settings: { readonly scripts: readonly never[] }; readonly logger: { readonly options: { readonly destination: { write(): void } } } }): void;
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
}

/** Every file of the site as Astro answers a request for it: nothing of ours renders. */
export async function* renderByAstro(entry: string): AsyncGenerator<readonly [path: string, content: Uint8Array]> {
  const { app } = (await import(entry)) as { app: AstroApp };
  const { base, routes, site } = app.manifest;
  const sheets = routes.map(({ routeData, styles }) => [`${routeData.route}&${routeData.component}`, { styles: styles.map((sheet, order) => ({ depth: 0, order, sheet })) }] as const);
  app.setInternals({ pagesByKeys: new Map(sheets), entrySpecifierToBundleMap: new Map() });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => undefined } } } });
  for (const { pathname, route } of await new StaticPaths(app as unknown as ConstructorParameters<typeof StaticPaths>[0]).getAll()) {
    const path = fileOf(pathname, route.type);
    const response = await app.render(new Request(new URL(`${base}${path.replace(/(^|\/)index\.html$/, '$1')}`, site)), { routeData: route });
    yield [path, new Uint8Array(await response.arrayBuffer())];
  }
}

function fileOf(pathname: string, type: RouteData['type']): string {
  if (type !== 'page') return pathname.slice(1);
  return /^\/404\/?$/.test(pathname) ? '404.html' : `${pathname.replace(/\/?$/, '/').slice(1)}index.html`;
}
