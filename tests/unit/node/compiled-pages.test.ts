import { describe, expect, test } from 'vitest';
import { openPages, type CompiledApp } from '../../../scripts/node/compiled-pages.ts';
import type { PageState } from '../../../src/site/page-state.ts';
import { textFile } from '../../../src/site/text-file.ts';

const routeTo = (route: string, component: string, type = 'page') => ({
  routeData: { route, component, type, pathname: route, prerender: true, segments: [], params: [], fallbackRoutes: [], origin: 'project' },
  styles: [{ type: 'external', src: '_astro/a b.css' }],
  scripts: [],
});

const page = (render: (state: PageState) => string) => Object.assign((state: PageState) => ({ text: render(state) }), { isAstroComponentFactory: true, moduleId: 'page' });

const modules: Readonly<Record<string, unknown>> = {
  'page.astro': { default: page((state) => `${state.head}<script src="${state.scriptFiles.address('a.ts')}">`) },
  'asking.astro': { default: page((state) => (state.createAstro({}) as { url: string }).url) },
  'facts.json.ts': { GET: textFile('application/json', ({ site, props, params }) => JSON.stringify({ site, props, params })) },
  'asking.json.ts': { GET: { write: (context: { request: string }) => context.request } },
  'list.astro': { getStaticPaths: () => [{ params: { chapter: 'qc', document: '一' }, props: { text: '第一页' } }], default: Object.assign((_state: PageState, props: { text: string }) => ({ text: props.text }), { isAstroComponentFactory: true, moduleId: 'page' }) },
  'copy.md.ts': { getStaticPaths: () => [{ params: { copy: '/qc/x/y' }, props: { text: '抄本' } }, { params: {}, props: { text: '抄本' } }], GET: textFile<{ text: string }>('text/markdown', ({ params, props }) => `${JSON.stringify(params)} ${props.text}`) },
  'short.astro': { getStaticPaths: () => [{ params: {} }], default: page(() => '') },
  'paged.astro': { getStaticPaths: ({ paginate }: { paginate: (items: readonly unknown[]) => unknown }) => paginate([]), default: page(() => '') },
  'response.json.ts': { GET: () => new Response('{}') },
};

/** A program as Astro compiles it, as far as pages are called. */
const program = (routes: readonly unknown[], manifest: Readonly<Record<string, unknown>> = {}): CompiledApp =>
  ({
    manifest: {
      site: 'https://manual.example',
      base: '/m/',
      trailingSlash: 'always',
      routes,
      inlinedScripts: new Map(),
      entryModules: { 'a.ts': '_astro/a.js' },
      componentMetadata: new Map([['page', { containsHead: true }]]),
      middleware: () => ({ onRequest: (_: unknown, next: () => unknown) => next() }),
      ...manifest,
    },
    getComponentByRoute: ({ component }: { component: string }) => Promise.resolve(modules[component]),
  }) as unknown as CompiledApp;

/** What the only page of a program gives. */
async function renderOnly(route: unknown): Promise<readonly unknown[]> {
  const { paths: [only], render } = await openPages(program([route]));
  if (!only) throw new Error('没有网页');
  return [only.path, ...(await render(only))];
}

const withMiddleware = (onRequest: (context: { url: string }, next: () => Promise<Response>) => unknown): CompiledApp => program([], { middleware: () => ({ onRequest }) });

describe('一页一页地叫编译好的网页，不经过 Astro 的请求和回应', () => {
  test('网页是组件的文字，前面有 doctype，样式表和脚本带着网站的路径', async () => {
    expect(await renderOnly(routeTo('/qc', 'page.astro'))).toEqual(['qc/index.html', '<!DOCTYPE html><link rel="stylesheet" href="/m/_astro/a%20b.css"><script src="/m/_astro/a.js">']);
  });

  test('数据文件是它的路由写的', async () => {
    expect(await renderOnly(routeTo('/facts.json', 'facts.json.ts', 'endpoint'))).toEqual(['facts.json', '{"site":"https://manual.example/","props":{},"params":{}}']);
  });

  const dynamic = (route: string, component: string, segments: readonly (readonly { content: string; dynamic: boolean; spread: boolean }[])[], type = 'page') => {
    const { routeData, ...rest } = routeTo(route, component, type);
    return { ...rest, routeData: { ...routeData, pathname: undefined, segments } };
  };
  const part = (content: string, kind?: 'dynamic' | 'spread') => ({ content, dynamic: kind !== undefined, spread: kind === 'spread' });

  test('一条路由有几页，由它的 getStaticPaths 说；几级的一段也可以空着', async () => {
    const chapters = dynamic('/[chapter]/[document]', 'list.astro', [[part('chapter', 'dynamic')], [part('a-'), part('document', 'dynamic')]]);
    const copies = dynamic('/[...copy].md', 'copy.md.ts', [[part('...copy', 'spread'), part('.md')]], 'endpoint');
    const { paths, render } = await openPages(program([chapters, copies]));
    expect(paths.map(({ path }) => path)).toEqual(['qc/a-一/index.html', 'qc/x/y.md', '.md']);
    expect(await Promise.all(paths.map(render))).toEqual([['<!DOCTYPE html>第一页'], ['{"copy":"/qc/x/y"} 抄本'], ['{} 抄本']]);
  });

  test.each([
    ['少说一段', 'short.astro', 'short.astro 的 getStaticPaths 有一页没有说 chapter 是什么'],
    ['没有 getStaticPaths', 'page.astro', 'page.astro 没有 getStaticPaths'],
    ['要分页', 'paged.astro', '用了 paginate'],
  ])('列网页时%s：报错', async (_title, component, message) => {
    await expect(openPages(program([dynamic('/[chapter]', component, [[part('chapter', 'dynamic')]])]))).rejects.toThrow(message);
  });

  test.each([
    ['网页问别的 Astro', '/a', 'asking.astro', 'page', '模板里用了 Astro.url'],
    ['数据文件问请求', '/a.json', 'asking.json.ts', 'endpoint', '用了 request：生成网站时只有 params、props 和 site'],
    ['数据文件没有用 textFile', '/b.json', 'response.json.ts', 'endpoint', 'response.json.ts 既不是 .astro 网页，也没有用 textFile 写的 GET'],
  ])('%s：报错，说是什么', async (_title, route, component, type, message) => {
    await expect(renderOnly(routeTo(route, component, type))).rejects.toThrow(message);
  });

  test.each([
    ['脚本', { scripts: [{ type: 'external', value: 'a.js' }] }],
    ['写在网页里的样式', { styles: [{ type: 'inline', content: 'a{}' }] }],
  ])('页头里要别的（%s）：报错', async (_title, head) => {
    await expect(renderOnly({ ...routeTo('/qc', 'page.astro'), ...head })).rejects.toThrow('page.astro 的页头里要有样式表以外的东西');
  });

  test.each([
    ['看请求', withMiddleware(({ url }, next) => (url === '' ? next() : next())), '网站有中间件，它要看 url'],
    ['改网页', withMiddleware(async (_context, next) => ({ ...(await next()) })), '网站有中间件，它改网页'],
    ['多语言', program([], { i18n: {} }), '网站用了 Astro 的 i18n'],
    ['转址', program([routeTo('/old', 'x', 'redirect')]), '转址'],
  ])('Astro 在网页外面要做的（%s）不会不声不响地没有', async (_title, app, message) => {
    await expect(openPages(app)).rejects.toThrow(message);
  });
});
