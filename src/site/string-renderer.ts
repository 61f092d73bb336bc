import type { SSRResult } from 'astro';
import { addAttribute as addAnyAttribute, createAstro, defineScriptVars, defineStyleVars, Fragment, mergeSlots, spreadAttributes as spreadAny } from 'astro/compiler-runtime';
import { escapeHTML, isHTMLString } from 'astro/runtime/server/escape.js';
import { renderJSX } from 'astro/runtime/server/jsx.js';
import { voidElementNames } from 'astro/runtime/server/render/util.js';
import { MadePiece, Piece, type PageText } from './page-pieces.ts';
import { refuseAll, type PageState, type Props } from './page-state.ts';

/**
 * What compiled `.astro` components call to become HTML, in place of `astro/compiler-runtime`. Astro renders into a stream, so that a
 * server can send the head while the rest waits for data; each element whose name is computed makes everything around it asynchronous.
 * A book and its site wait for nothing: here a component is a string as soon as it is called. Components, slots, attributes and the
 * page's head behave as Astro's do; texts in MDX are rendered by Astro.
 */

type Slot = (page: PageState) => unknown;
type Slots = Readonly<Record<string, Slot | undefined>>;
type Rendered = Html | Promise<Html>;
type Factory = ((page: PageState, props: Props, slots: Slots) => unknown) & { readonly isAstroComponentFactory?: boolean };

/** Markup. What is long stays in parts: a book of thousands of documents, joined, takes several times its size. */
type Text = string | PageText;

const long = 100_000;

/** Puts markup together. */
class Writer {
  readonly #done: (string | Piece)[] = [];
  #last: string;
  constructor(first: string) {
    this.#last = first;
  }
  add(text: Text): void {
    if (typeof text === 'string') this.#last += text;
    else for (const part of text) this.#addPart(part);
    if (this.#last.length >= long) this.#close();
  }
  #addPart(part: string | Piece): void {
    if (typeof part === 'string') {
      this.#last += part;
      return;
    }
    this.#close();
    this.#done.push(part);
  }
  #close(): void {
    this.#done.push(this.#last);
    this.#last = '';
  }
  get text(): Text {
    return this.#done.length === 0 ? this.#last : [...this.#done, this.#last];
  }
}

/** Markup that is finished. */
class Html {
  readonly text: Text;
  constructor(text: Text) {
    this.text = text;
  }
}

const empty = new Html('');

/** A component's template: what its expressions give, between the parts that are written. */
function render(parts: TemplateStringsArray, ...expressions: readonly unknown[]): Rendered {
  const writer = new Writer(parts[0] ?? '');
  for (let at = 0; at < expressions.length; at += 1) {
    const piece = toHtml(expressions[at]);
    if (piece instanceof Promise) return renderLater(parts, expressions, at, writer, piece);
    writer.add(piece);
    writer.add(parts[at + 1] ?? '');
  }
  return new Html(writer.text);
}

/** The rest of a template, from the expression that has to be waited for. */
async function renderLater(parts: TemplateStringsArray, expressions: readonly unknown[], from: number, writer: Writer, first: Promise<Text>): Promise<Html> {
  for (let at = from; at < expressions.length; at += 1) {
    writer.add(await (at === from ? first : toHtml(expressions[at])));
    writer.add(parts[at + 1] ?? '');
  }
  return new Html(writer.text);
}

/** What stands in a template's expression as markup; texts are escaped. */
function toHtml(value: unknown): Text | Promise<Text> {
  if (typeof value === 'string') return escapeHTML(value);
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || value === false || value === '') return '';
  if (Array.isArray(value)) return joinAll(value);
  if (typeof value === 'function') return toHtml((value as () => unknown)());
  if (typeof value !== 'object') return String(value);
  if (value instanceof Promise) return value.then(toHtml);
  if (value instanceof Piece) return [value];
  if (value instanceof MadePiece) return finishPiece(value);
  return Symbol.iterator in value && !isHTMLString(value) ? joinAll([...(value as Iterable<unknown>)]) : String(value);
}

/** What has to be waited for is not remembered: what it reads later would not be known. */
function finishPiece(piece: MadePiece): Text | Promise<Text> {
  const text = toHtml(piece.made);
  return text instanceof Promise ? text : [piece.finish(typeof text === 'string' ? [text] : text.map(String))];
}

function joinAll(values: readonly unknown[]): Text | Promise<Text> {
  const writer = new Writer('');
  for (let at = 0; at < values.length; at += 1) {
    const piece = toHtml(values[at]);
    if (piece instanceof Promise) return joinLater(values, at, writer, piece);
    writer.add(piece);
  }
  return writer.text;
}

async function joinLater(values: readonly unknown[], from: number, writer: Writer, first: Promise<Text>): Promise<Text> {
  for (let at = from; at < values.length; at += 1) writer.add(await (at === from ? first : toHtml(values[at])));
  return writer.text;
}

/** A compiled component, by what it is recognised. */
function createComponent(definition: Factory | { readonly factory: Factory; readonly moduleId?: string }, moduleId?: string): Factory {
  const component = typeof definition === 'function' ? { factory: definition, moduleId } : definition;
  return Object.assign(component.factory, { isAstroComponentFactory: true, moduleId: component.moduleId });
}

function renderComponent(page: PageState, name: string, component: unknown, props: Props, slots: Slots = {}): Rendered {
  if (isFactory(component)) return toRendered(component(page, mergeClasses(props), slots));
  if (component === Fragment) return toRendered(slots['default']?.(page));
  if (typeof component === 'string') return renderElement(component, mergeClasses(props), slots['default']?.(page));
  if (isMdx(component)) return renderMdx(component(props));
  throw new Error(`模板里的 <${name}> 不是 .astro 组件，也不是元素。`);
}

const isFactory = (component: unknown): component is Factory => typeof component === 'function' && 'isAstroComponentFactory' in component;

const isMdx = (component: unknown): component is (props: Props) => unknown => typeof component === 'function' && Symbol.for('mdx-component') in component;

/** A text in MDX is elements; a component in it would ask for the page that Astro makes. */
const noPage = refuseAll(() => '网站的 MDX 里只能有元素，不能有组件。') as SSRResult;

const renderMdx = async (text: unknown): Promise<Html> => new Html(String(await renderJSX(noPage, text)));

function toRendered(value: unknown): Rendered {
  if (value instanceof Html) return value;
  const html = toHtml(value);
  return html instanceof Promise ? html.then((text) => new Html(text)) : new Html(html);
}

/** `class:list` goes where classes go, after what else was given. */
function mergeClasses(props: Props): Props {
  if (props['class:list'] === undefined) return props;
  const { 'class:list': list, class: given, ...rest } = props;
  // Nothing, or ` class="…"`.
  const attribute = String(addAnyAttribute([given, list], 'class:list', false));
  return attribute === '' ? rest : { ...rest, class: attribute.slice(' class="'.length, -1) };
}

/** An element whose name was computed. */
function renderElement(tag: string, props: Props, content: unknown): Rendered {
  const attributes = Object.keys(props).map((key) => attributeOf(props[key], key, true, tag)).join('');
  const wrap = (inner: Text): Html => {
    if (inner === '' && voidElementNames.test(tag)) return new Html(`<${tag}${attributes}/>`);
    const writer = new Writer(`<${tag}${attributes}>`);
    writer.add(inner);
    writer.add(`</${tag}>`);
    return new Html(writer.text);
  };
  const html = toHtml(content);
  return html instanceof Promise ? html.then(wrap) : wrap(html);
}

const renderSlot = (page: PageState, slot: unknown, fallback?: unknown): Rendered => {
  const filled = slot ?? fallback;
  return toRendered(typeof filled === 'function' ? (filled as Slot)(page) : filled);
};

/** Names whose values are written as they are; those with rules of their own are Astro's. */
const plainName = /^(?:class|href|id|title|rel|src|alt|scope|for|name|type|role|datetime|(?:data|aria)-[a-z-]+)$/u;
const known = new Map<string, boolean>();

function isPlainName(key: string): boolean {
  const earlier = known.get(key);
  if (earlier !== undefined) return earlier;
  const plain = plainName.test(key);
  known.set(key, plain);
  return plain;
}

function attributeOf(value: unknown, key: string, escape = true, tag = ''): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string' || !escape || !isPlainName(key)) return String(addAnyAttribute(value, key, escape, tag));
  if (value === '') return ` ${key}`;
  return ` ${key}="${value.includes('&') || value.includes('"') ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : value}"`;
}

const addAttribute = (value: unknown, key: string, escape = true, tag = ''): Html => new Html(attributeOf(value, key, escape, tag));

const spreadAttributes = (values: Props = {}, name?: string, scope: { readonly class?: string } = {}): Html => new Html(String(spreadAny(values, name, scope)));

/** `set:html`: text that is markup already. */
const unescapeHTML = (value: unknown): unknown => (typeof value === 'string' ? new Html(value) : value);

/** Style sheets of the page's modules, where the head ends. */
function renderHead(page: PageState): Html {
  const head = new Html(page.head);
  page.hasHead = true;
  page.head = '';
  return head;
}

/** A page without a head of its own gets one in front of its first element. */
const maybeRenderHead = (page: PageState): Html => (page.hasHead ? empty : renderHead(page));

/** What stands in a `<template>` is not part of the page yet. */
function templateEnter(page: PageState): Html {
  page.templateDepth += 1;
  return empty;
}

function templateExit(page: PageState): Html {
  page.templateDepth -= 1;
  return empty;
}

/** A component's script, once in a page. */
function renderScript(page: PageState, id: string): Html {
  if (page.templateDepth === 0) {
    if (page.scripts.has(id)) return empty;
    page.scripts.add(id);
  }
  const inlined = page.scriptFiles.inlined.get(id);
  if (inlined === undefined) return new Html(`<script type="module" src="${page.scriptFiles.address(id)}"></script>`);
  return inlined === '' ? empty : new Html(`<script type="module">${inlined}</script>`);
}

function refuseTransitions(): never {
  throw new Error('网站不用 transition:*。');
}

export {
  addAttribute,
  createAstro,
  createComponent,
  refuseTransitions as createTransitionScope,
  defineScriptVars,
  defineStyleVars,
  Fragment,
  maybeRenderHead,
  mergeSlots,
  render,
  renderComponent,
  renderHead,
  renderScript,
  renderSlot,
  refuseTransitions as renderTransition,
  spreadAttributes,
  templateEnter,
  templateExit,
  unescapeHTML,
};
