import type { RouteData, RoutePart, SSRManifest } from 'astro';
import astro from 'astro/package.json' with { type: 'json' };
import type { PageText } from '../../src/site/page-pieces.ts';
import { openPage, refuseAll, type PageState, type Props, type ScriptFiles } from '../../src/site/page-state.ts';
import type { FileContext } from '../../src/site/text-file.ts';

/**
 * The pages of the compiled program, called one by one. Astro makes a request of each, and of what comes back a response whose text is
 * read from a stream: a thousandth of a second for each of thousands. Here a page is its component's text, and a file what its route writes.
 */
export interface CompiledPages {
  readonly paths: readonly PagePath[];
  render(path: PagePath): Promise<PageText>;
}

/** A file's place, what renders it, and what that is given beside the address. */
export interface PagePath {
  readonly path: string;
  readonly route: RouteData;
  readonly params: FileContext['params'];
  readonly given: Props | undefined;
}

/** As much of Astro's compiled application as is needed. */
export interface CompiledApp {
  readonly manifest: SSRManifest;
  getComponentByRoute(route: RouteData): Promise<unknown>;
}

type Component = ((page: PageState, props: Props, slots: Record<string, never>) => Rendered | Promise<Rendered>) & { readonly isAstroComponentFactory?: boolean; readonly moduleId?: string };
interface Rendered {
  readonly text: string | PageText;
}

/** What a module in src/pages exports. */
interface PageModule {
  readonly getStaticPaths?: (context: never) => ListedPaths | Promise<ListedPaths>;
  readonly default?: Component;
  readonly GET?: { readonly write?: (context: FileContext) => string | Promise<string> };
}

type ListedPaths = readonly { readonly params: FileContext['params']; readonly props?: Props }[];

/** Opens the program's pages, which are those of the manual that it was handed last. */
export async function openPages(app: CompiledApp): Promise<CompiledPages> {
  await requireNothingElse(app.manifest);
  const scriptFiles = scriptFilesOf(app.manifest);
  const renderers = new Map<RouteData, Promise<Renderer>>();
  const rendererOf = (route: RouteData): Promise<Renderer> => {
    const renderer = renderers.get(route) ?? openRoute(app, route, scriptFiles);
    renderers.set(route, renderer);
    return renderer;
  };
  return { paths: withoutDoubles(await listPaths(app)), render: async (path) => (await rendererOf(path.route))(path) };
}

type Renderer = (path: PagePath) => Promise<PageText>;

async function openRoute(app: CompiledApp, route: RouteData, scriptFiles: ScriptFiles): Promise<Renderer> {
  const { default: component, GET } = (await app.getComponentByRoute(route)) as PageModule;
  if (component?.isAstroComponentFactory) return pageRenderer(component, app.manifest, route, scriptFiles);
  if (GET?.write) return fileRenderer(GET.write, siteOf(app.manifest));
  throw new Error(`${route.component} 既不是 .astro 网页，也没有用 textFile 写的 GET。`);
}

function pageRenderer(component: Component, manifest: SSRManifest, route: RouteData, scriptFiles: ScriptFiles): Renderer {
  const basis = {
    head: [...sheetsOf(manifest, route)].map((sheet) => `<link rel="stylesheet" href="${addressOf(manifest, sheet)}">`).join(''),
    hasHead: manifest.componentMetadata.get(component.moduleId ?? '')?.containsHead ?? false,
    scriptFiles,
    facts: { site: siteOf(manifest), generator: `Astro v${astro.version}` },
  };
  return async ({ given }) => {
    const { text } = await component(openPage(basis), { ...given }, {});
    return typeof text === 'string' ? [doctype + text] : [doctype, ...text];
  };
}

/** Compiled templates leave it to whoever writes the page. */
const doctype = '<!DOCTYPE html>';

const nothingElse = refuseAll((name) => `src/pages 里的文件用了 ${name}：生成网站时只有 params、props 和 site。`);

const fileRenderer = (write: (context: FileContext) => string | Promise<string>, site: URL): Renderer => async ({ params, given }) => [
  await write(Object.assign(Object.create(nothingElse) as object, { params, props: { ...given }, site })),
];

function sheetsOf({ routes }: SSRManifest, route: RouteData): ReadonlySet<string> {
  const { styles = [], scripts = [] } = routes.find(({ routeData }) => routeData === route) ?? {};
  const sheets = styles.flatMap((sheet) => (sheet.type === 'external' ? [sheet.src] : []));
  if (sheets.length < styles.length || scripts.length > 0) throw new Error(`${route.component} 的页头里要有样式表以外的东西，生成网站时没有写。`);
  return new Set(sheets);
}

function scriptFilesOf(manifest: SSRManifest): ScriptFiles {
  const compiled = Object.entries(manifest.entryModules).filter(([, file]) => file !== '');
  const addresses = new Map(compiled.map(([id, file]) => [id, addressOf(manifest, file)]));
  const address = (id: string): string => {
    const found = addresses.get(id);
    if (found === undefined) throw new Error(`模板的脚本 ${id} 没有编译。`);
    return found;
  };
  return { inlined: manifest.inlinedScripts, address };
}

const siteOf = ({ site }: SSRManifest): URL => new URL(site ?? '');

/** Where a file of the program is served. */
const addressOf = (manifest: SSRManifest, file: string): string => new URL(file, new URL(manifest.base, siteOf(manifest))).pathname;

/** What Astro would do around pages and nothing here does is an error, and not left out. */
async function requireNothingElse(manifest: SSRManifest): Promise<void> {
  const { middleware, i18n, csp, routes } = manifest;
  if (i18n || csp || routes.some(({ routeData }) => routeData.type === 'redirect' || routeData.type === 'fallback')) throw new Error('网站用了 Astro 的 i18n、CSP 或转址，生成网站时没有它们。');
  const page = {};
  const nobody = refuseAll((name) => `网站有中间件，它要看 ${name}：生成网站时不经过中间件。`);
  const { onRequest } = (await middleware?.()) ?? {};
  if (onRequest && (await onRequest(nobody as never, () => Promise.resolve(page as Response))) !== page) throw new Error('网站有中间件，它改网页：生成网站时不经过中间件。');
}

/** In the order of the routes; of each in the order in which its module lists them. */
async function listPaths(app: CompiledApp): Promise<readonly PagePath[]> {
  const listed: PagePath[] = [];
  for (const { routeData } of app.manifest.routes) if (routeData.prerender) listed.push(...(await listRoute(app, routeData)));
  return listed;
}

async function listRoute(app: CompiledApp, route: RouteData): Promise<readonly PagePath[]> {
  if (route.pathname !== undefined) return [{ path: fileOf(route.pathname, route.type), route, params: {}, given: undefined }];
  const { getStaticPaths } = (await app.getComponentByRoute(route)) as PageModule;
  if (!getStaticPaths) throw new Error(`${route.component} 没有 getStaticPaths，不知道要生成哪几页。`);
  const listed = await getStaticPaths(nothingElse as never);
  return listed.map(({ params, props }) => ({ path: fileOf(fillRoute(route, params), route.type), route, params, given: props }));
}

/** The address of a route with its parameters. A rest of several levels may be empty. */
const fillRoute = ({ segments, component }: RouteData, params: FileContext['params']): string => segments.map((parts) => parts.map((part) => fillPart(part, params, component)).join('')).filter(Boolean).join('/');

function fillPart({ content, dynamic, spread }: RoutePart, params: FileContext['params'], component: string): string {
  if (!dynamic) return content;
  const value = params[spread ? content.slice('...'.length) : content];
  if (value === undefined && !spread) throw new Error(`${component} 的 getStaticPaths 有一页没有说 ${content} 是什么。`);
  return (value ?? '').replace(/^\/+|\/+$/g, '').normalize();
}

/** The first route that has an address is the one that answers. */
const withoutDoubles = (paths: readonly PagePath[]): readonly PagePath[] => [...new Map(paths.toReversed().map((path) => [path.path, path])).values()].toReversed();

/** `/qc/` → qc/index.html; data files have their own names. */
function fileOf(pathname: string, type: RouteData['type']): string {
  const name = pathname.replace(/^\/|\/$/g, '');
  if (type !== 'page') return name;
  return name === '404' ? '404.html' : [name, 'index.html'].filter(Boolean).join('/');
}
