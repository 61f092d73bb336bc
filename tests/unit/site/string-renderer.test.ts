import * as astro from 'astro/compiler-runtime';
import { jsx } from 'astro/jsx-runtime';
import { chunkToString } from 'astro/runtime/server/render/common.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPage, type PageState } from '../../../src/site/page-state.ts';
import * as own from '../../../src/site/string-renderer.ts';

const inlined = new Map([['inline.ts', 'go()'], ['nothing.ts', '']]);
const address = (id: string): string => `/_astro/${id}.js`;

/** As much of a page's state as Astro's renderer looks at. */
const astroPage = () => ({
  styles: new Set([{ props: { rel: 'stylesheet', href: '/a.css' }, children: '' }]),
  scripts: new Set(),
  links: new Set(),
  compressHTML: true,
  clientDirectives: new Map(),
  renderers: [],
  inlinedScripts: inlined,
  resolve: (id: string) => Promise.resolve(address(id)),
  _metadata: { hasRenderedHead: false, headInTree: true, extraHead: [], renderedScripts: new Set(), templateDepth: 0, propagators: new Set(), pendingSlotEvaluations: [] },
});

const ownPage = (): PageState =>
  openPage({ head: '<link rel="stylesheet" href="/a.css">', hasHead: true, scriptFiles: { inlined, address }, facts: { site: new URL('https://manual.example'), generator: 'Astro' } });

type Runtime = typeof own;
type Template = (runtime: Runtime, page: PageState) => unknown;

/** What a template gives when Astro writes it out. */
async function writeByAstro(template: Template): Promise<string> {
  const page = astroPage() as never;
  let html = '';
  const rendered = (await template(astro as unknown as Runtime, page)) as { render(destination: { write(chunk: unknown): void }): unknown };
  await rendered.render({ write: (chunk) => { html += chunkToString(page, chunk as Parameters<typeof chunkToString>[1]); } });
  return html;
}

async function expectSame(template: Template): Promise<string> {
  const [theirs, ours] = await Promise.all([writeByAstro(template), template(own, ownPage())]);
  expect(ours).toHaveProperty('text', theirs);
  return theirs;
}

const hard = [null, undefined, false, true, 0, 7, '', '<b>&"\'', '灯具', ['a', ['<', 2], null], () => '叫一次 <', Promise.resolve('等到的 <')];

describe('把组件直接写成字符串，与 Astro 的渲染一个字节不差', () => {
  test.each(hard.map((value) => [value]))('模板里的 %o', async (value) => {
    await expectSame(({ render }) => render`<p>${value}</p>${value}`);
  });

  test('要等的值后面还有别的：顺序不变', async () => {
    const html = await expectSame(({ render }) => render`1${Promise.resolve('2')}3${[Promise.resolve('4'), '5']}6`);
    expect(html).toBe('123456');
  });

  test('已经是标记的文字不再转义', async () => {
    const html = await expectSame(({ render, unescapeHTML }) => render`<div>${unescapeHTML('<b>粗</b>')}</div>`);
    expect(html).toBe('<div><b>粗</b></div>');
  });

  test.each([['href', '/a?b=1&c="'], ['class', ''], ['title', undefined], ['hidden', true], ['hidden', 'until-found'], ['open', false], ['open', 'x'], ['aria-current', 'page'], ['class:list', ['a', { b: true, c: false }, null]], ['data-line', 12], ['style', { color: 'red' }], ['download', true], ['坏 名', 'x']])('属性 %s=%o', async (name, value) => {
    await expectSame(({ render, addAttribute }) => render`<a${addAttribute(value, name)}></a>`);
  });

  test('任意的文字和属性', async () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(value, fc.constantFrom('href', 'class', 'data-x', 'aria-label', 'value', 'checked', 'id'), async (content, name) => {
        await expectSame(({ render, addAttribute }) => render`<i${addAttribute(content, name)}>${content}</i>`);
      }),
    );
  });

  test('组件、插槽和插槽没有内容时的替代', async () => {
    const html = await expectSame((runtime, result) => {
      const { createComponent, render, renderComponent, renderSlot } = runtime;
      const box = createComponent((inner, props, slots) => render`<div>${props['title']}${renderSlot(inner, slots['default'])}${renderSlot(inner, slots['foot'], render`没有脚注`)}</div>`);
      return render`${renderComponent(result, 'Box', box, { title: '<题>' }, { default: () => render`<p>文</p>` })}${renderComponent(result, 'Box', box, { title: '又' }, { foot: () => render`脚` })}`;
    });
    expect(html).toBe('<div>&lt;题&gt;<p>文</p>没有脚注</div><div>又脚</div>');
  });

  test('名字算出来的元素：类名排在别的属性后面，空元素自己收尾', async () => {
    const html = await expectSame((runtime, result) => {
      const { render, renderComponent } = runtime;
      const link = renderComponent(result, 'Tag', 'a', { 'class:list': ['chip', { on: true }], href: '/x', title: undefined }, { default: () => render`字` });
      return render`${link}${renderComponent(result, 'Tag', 'h2', { class: 'a', 'class:list': ['b'] }, {})}${renderComponent(result, 'Tag', 'br', {}, {})}`;
    });
    expect(html).toBe('<a href="/x" class="chip on">字</a><h2 class="a b"></h2><br/>');
  });

  test('脚本一页只写一次；在 template 里的每次都写', async () => {
    const html = await expectSame(({ render, renderScript, templateEnter, templateExit }, result) =>
      render`${renderScript(result, 'a.ts')}${renderScript(result, 'a.ts')}${renderScript(result, 'inline.ts')}${renderScript(result, 'nothing.ts')}${templateEnter(result)}${renderScript(result, 'a.ts')}${templateExit(result)}`);
    expect(html.match(/a\.ts\.js/g)).toHaveLength(2);
  });

  test('页头写出样式表，正文里不再写', async () => {
    const html = await expectSame(({ render, renderHead, maybeRenderHead }, result) => render`<head>${renderHead(result)}</head>${maybeRenderHead(result)}<p></p>`);
    expect(html).toBe('<head><link rel="stylesheet" href="/a.css"></head><p></p>');
  });

  test('不是组件也不是元素：说是哪个名字', () => {
    expect(() => own.renderComponent(ownPage(), 'Oops', {}, {}, {})).toThrow('<Oops> 不是 .astro 组件');
  });

  test('MDX 里的元素由 Astro 写；里面有组件就说不行', async () => {
    const mdx = (text: unknown) => Object.assign(() => text, { [Symbol.for('mdx-component')]: true });
    const page = ownPage();
    expect(await own.renderComponent(page, 'Text', mdx(jsx('p', { class: 'a', children: ['甲 < ', jsx('b', { children: '乙' })] })), {})).toHaveProperty('text', '<p class="a">甲 &lt; <b>乙</b></p>');
    await expect(own.renderComponent(page, 'Text', mdx(jsx(own.createComponent(() => own.render`<i></i>`), {})), {})).rejects.toThrow('网站的 MDX 里只能有元素，不能有组件');
  });

  test('组件的 Astro：有属性、自己、网址和生成器；别的一问就报错，说是哪一个', () => {
    const astroOf = ownPage().createAstro({ title: '题' }) as Record<string, unknown>;
    astroOf['self'] = '自己';
    expect({ ...astroOf }).toEqual({ props: { title: '题' }, self: '自己', site: new URL('https://manual.example'), generator: 'Astro' });
    for (const name of ['url', 'params', 'slots', 'request', 'locals']) expect(() => astroOf[name], name).toThrow(`Astro.${name}`);
  });
});
