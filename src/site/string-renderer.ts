import type { SSRResult } from 'astro';
import {
  addAttribute as addAnyAttribute,
  createAstro,
  createTransitionScope,
  defineScriptVars,
  defineStyleVars,
  Fragment,
  mergeSlots,
  renderTransition,
  spreadAttributes as spreadAny,
} from 'astro/compiler-runtime';
import { escapeHTML, isHTMLString, markHTMLString } from 'astro/runtime/server/escape.js';
import { chunkToString, isRenderInstance } from 'astro/runtime/server/render/common.js';
import { renderAllHeadContent } from 'astro/runtime/server/render/head.js';
import { voidElementNames } from 'astro/runtime/server/render/util.js';
import { handPage, isPageWanted, type PageText } from './handed-page.ts';
import { MadePiece, Piece } from './page-pieces.ts';

/**
 * What compiled `.astro` components call to become HTML, in place of `astro/compiler-runtime`. Astro renders into a stream, so that a
 * server can send the head while the rest waits for data; each element whose name is computed makes everything around it asynchronous.
 * A book and its site wait for nothing: here a component is a string as soon as it is called. Components, slots, attributes and the
 * page's head behave as Astro's do, and where Astro hands something of its own in (a page in MDX) it is rendered by Astro.
 */

type Props = Record<string, unknown>;
type Slot = (result: SSRResult) => unknown;
type Slots = Readonly<Record<string, Slot | undefined>>;
type Rendered = Html | Promise<Html>;
type Factory = ((result: SSRResult, props: Props, slots: Slots) => unknown) & { readonly isAstroComponentFactory?: boolean };
interface Destination {
  write(chunk: unknown): void;
}

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
  get parts(): PageText {
    return typeof this.text === 'string' ? [this.text] : this.text;
  }
  /** As Astro reads a template: what is written, and the expressions between it. */
  get htmlParts(): readonly string[] {
    return [this.parts.join('')];
  }
  get expressions(): readonly unknown[] {
    return [];
  }
  render(destination: Destination): void {
    for (const part of this.parts) destination.write(markHTMLString(String(part)));
  }
}

// By this mark Astro takes it for a template of its own.
Object.defineProperty(Html.prototype, Symbol.for('astro.renderTemplateResult'), { value: true });

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
  return isHTMLString(value) ? String(value) : describeOther(value);
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

/** Something of Astro's own, such as the text of a page in MDX, or anything that can be gone through. */
function describeOther(value: object): Text | Promise<Text> {
  if (isRenderInstance(value)) return renderByAstro(value);
  if (Symbol.iterator in value) return joinAll([...(value as Iterable<unknown>)]);
  return String(value);
}

let current: SSRResult | undefined;

function renderByAstro(instance: { render(destination: Destination): unknown }): string | Promise<string> {
  const result = current;
  if (!result) throw new Error('还没有网页在生成。');
  let html = '';
  const done = instance.render({ write: (chunk) => { html += chunkToString(result, chunk as Parameters<typeof chunkToString>[1]); } });
  return done instanceof Promise ? done.then(() => html) : html;
}

/** A compiled component as Astro knows it. */
function createComponent(definition: Factory | { readonly factory: Factory; readonly moduleId?: string }, moduleId?: string): Factory {
  const factory = typeof definition === 'function' ? definition : definition.factory;
  const component = (result: SSRResult, props: Props, slots: Slots): unknown => {
    current = result;
    const isPage = isPageWanted();
    const rendered = factory(result, props, slots);
    return isPage ? handOver(result, rendered) : rendered;
  };
  return Object.assign(component, { isAstroComponentFactory: true, moduleId: typeof definition === 'function' ? moduleId : definition.moduleId });
}

/** A page goes to the build in pieces; Astro is left with none. */
function handOver(result: SSRResult, rendered: unknown): unknown {
  if (rendered instanceof Promise) return rendered.then((page) => handOver(result, page));
  if (!(rendered instanceof Html)) return rendered;
  handPage([result.compressHTML ? doctype : `${doctype}\n`, ...rendered.parts]);
  return empty;
}

/** Compiled templates leave it to whoever writes the page. */
const doctype = '<!DOCTYPE html>';

function renderComponent(result: SSRResult, name: string, component: unknown, props: Props, slots: Slots = {}): Rendered {
  if (isFactory(component)) return toRendered(component(result, mergeClasses(props), slots));
  if (component === Fragment) return toRendered(slots['default']?.(result));
  if (typeof component === 'string') return renderElement(component, mergeClasses(props), slots['default']?.(result));
  throw new Error(`模板里的 <${name}> 不是 .astro 组件，也不是元素。`);
}

const isFactory = (component: unknown): component is Factory => typeof component === 'function' && 'isAstroComponentFactory' in component;

function toRendered(value: unknown): Rendered {
  if (value instanceof Html) return value;
  const html = toHtml(value);
  return html instanceof Promise ? html.then((text) => new Html(text)) : new Html(html);
}

/** `class:list` goes where classes go, after what else was given. */
function mergeClasses(props: Props): Props {
  if (props['class:list'] === undefined) return props;
  const { 'class:list': list, class: given, ...rest } = props;
  const classes = /^ class="(.*)"$/su.exec(String(addAnyAttribute([given, list], 'class:list', false)))?.[1];
  return classes === undefined ? rest : { ...rest, class: classes };
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

const renderSlot = (result: SSRResult, slot: unknown, fallback?: unknown): Rendered => {
  const filled = slot ?? fallback;
  return toRendered(typeof filled === 'function' ? (filled as Slot)(result) : filled);
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

/** Style sheets and scripts of the page's modules, where the head ends. */
const renderHead = (result: SSRResult): Html => new Html(String(renderAllHeadContent(result)));

/** A page without a head of its own gets one in front of its first element. */
const maybeRenderHead = (result: SSRResult): Html => (result._metadata.headInTree || result._metadata.hasRenderedHead || result.partial ? empty : renderHead(result));

/** What stands in a `<template>` is not part of the page yet. */
function templateEnter(result: SSRResult): Html {
  result._metadata.templateDepth += 1;
  return empty;
}

function templateExit(result: SSRResult): Html {
  result._metadata.templateDepth -= 1;
  return empty;
}

const scripts = new Map<string, string>();

/** A component's script, once in a page. Where the file lies is known after the first page that has it. */
function renderScript(result: SSRResult, id: string): Rendered {
  const inTemplate = result._metadata.templateDepth > 0;
  const place = (content: string): Html => {
    if (inTemplate) return new Html(content);
    if (result._metadata.renderedScripts.has(id)) return empty;
    result._metadata.renderedScripts.add(id);
    return new Html(content);
  };
  const earlier = scripts.get(id);
  if (earlier !== undefined) return place(earlier);
  return resolveScript(result, id).then((content) => {
    scripts.set(id, content);
    return place(content);
  });
}

async function resolveScript(result: SSRResult, id: string): Promise<string> {
  const inlined = result.inlinedScripts.get(id);
  if (inlined === undefined) return `<script type="module" src="${await result.resolve(id)}"></script>`;
  return inlined === '' ? '' : `<script type="module">${inlined}</script>`;
}

export {
  addAttribute,
  createAstro,
  createComponent,
  createTransitionScope,
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
  renderTransition,
  spreadAttributes,
  templateEnter,
  templateExit,
  unescapeHTML,
};
