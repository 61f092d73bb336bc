import { parsePrintPlan, pieceMark } from './print-plan.ts';
import type { PrintPlan } from './print-plan.ts';

/** A stretch of the print page that begins a page of its own: a document, a chapter's opening, an appendix. */
export interface PrintPiece {
  readonly html: string;
  /** The ids of its elements. */
  readonly ids: readonly string[];
  /** The ids that its links and its slots for page numbers point to. */
  readonly targets: readonly string[];
  /** The `data-part` of everything in it. */
  readonly parts: readonly string[];
  /** What only some edition shows: the browser keeps it out of the page until it is asked for. */
  readonly isTemplate: boolean;
}

/** The print page, cut so that a book can be laid out a part at a time. */
export interface PrintSource {
  readonly head: string;
  readonly pieces: readonly PrintPiece[];
  readonly tail: string;
  readonly plan: PrintPlan;
}

export type ParsedSource = { readonly ok: true; readonly source: PrintSource } | { readonly ok: false; readonly reasons: readonly string[] };

/** Cuts a print page at its marks; a page without marks is one piece. */
export function parsePrintSource(html: string): ParsedSource {
  const parsed = parsePrintPlan(PLAN.exec(html)?.[1] ?? null);
  if (!parsed.ok) return parsed;
  const start = html.indexOf('>', html.search(/<body[\s>]/)) + 1;
  const end = html.lastIndexOf('<script', html.indexOf('print-plan'));
  const pieces = html.slice(start, end).split(pieceMark).filter((piece) => piece.trim() !== '').map(readPiece);
  return { ok: true, source: { head: html.slice(0, start), pieces, tail: html.slice(end), plan: parsed.plan } };
}

/** A page of some of the pieces, with the head and the tail of the whole. */
export const composePage = ({ head, tail }: PrintSource, pieces: readonly PrintPiece[]): string => head + pieces.map(({ html }) => html).join('') + tail;

const PLAN = /<script[^>]*\bid="print-plan"[^>]*>([\s\S]*?)<\/script>/;

/** The same without the plan: a part of a book is laid out without it, and so does not change when the plan does. */
export const composePart = (source: PrintSource, pieces: readonly PrintPiece[]): string => composePage({ ...source, tail: source.tail.replace(PLAN, '') }, pieces);

/** The pieces of the whole book, or those of which an edition keeps something. */
export const selectPieces = ({ pieces }: PrintSource, keep: ReadonlySet<string> | null): readonly PrintPiece[] =>
  pieces.filter(({ parts, isTemplate }) => (keep === null ? !isTemplate : parts.length === 0 || parts.some((part) => keep.has(part))));

/**
 * Neighbouring pieces together, up to `most` characters a part; one that is larger alone is a part of its own. The parts are as equal as they
 * can be and, from two on, of an even number: two of them are printed at a time.
 */
export function partitionPieces(pieces: readonly PrintPiece[], most: number): readonly (readonly PrintPiece[])[] {
  const fewest = fillParts(pieces, most).length;
  const wanted = fewest < 2 ? fewest : fewest + (fewest % 2);
  let [tooLittle, enough] = [0, most];
  while (enough - tooLittle > 1) {
    const size = Math.floor((tooLittle + enough) / 2);
    if (fillParts(pieces, size).length <= wanted) enough = size;
    else tooLittle = size;
  }
  return fillParts(pieces, enough);
}

function fillParts(pieces: readonly PrintPiece[], most: number): readonly (readonly PrintPiece[])[] {
  const parts: PrintPiece[][] = [];
  let size = Infinity;
  for (const piece of pieces) {
    if (size + piece.html.length > most) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(piece);
    size += piece.html.length;
  }
  return parts;
}

/** Where the web has what an edition leaves out: id → address. A document's places carry its code, two hyphens, and the place's own id. */
export function webAddresses(pieces: readonly PrintPiece[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { html, ids } of pieces) {
    const url = decode(attribute(html, 'data-url').next().value ?? '');
    if (url === '') continue;
    const [holder = '', ...places] = ids;
    found.set(holder, url);
    for (const place of places) found.set(place, `${url}#${place.split('--').at(-1) ?? ''}`);
  }
  return found;
}

function readPiece(html: string): PrintPiece {
  const hrefs = [...attribute(html, 'href')].flatMap((href) => (href.startsWith('#') ? [decodeURIComponent(decode(href.slice(1)))] : []));
  return {
    html,
    ids: [...attribute(html, 'id')].map(decode),
    targets: [...new Set([...hrefs, ...[...attribute(html, 'data-target')].map(decode)])],
    parts: [...attribute(html, 'data-part')].map(decode),
    isTemplate: /^\s*<template[\s>]/.test(html),
  };
}

/** A tag with its quoted attributes: an attribute's text may hold a `>`, a text never holds a `<`. */
const TAG = /<[a-zA-Z][^\s/>]*((?:\s+[^\s=>"'/]+(?:="[^"]*"|='[^']*'|=[^\s"'>]+)?)*)\s*\/?>/g;

function* attribute(html: string, name: string): Generator<string> {
  const pattern = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`);
  for (const [, attributes = ''] of html.matchAll(TAG)) {
    const found = attributes.includes(name) ? pattern.exec(attributes) : null;
    if (found) yield found[1] ?? found[2] ?? found[3] ?? '';
  }
}

const decode = (value: string): string => value.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#34;', '"');
