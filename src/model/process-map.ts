import { derive } from './derive.ts';
import { findEntity, type Manual, type ManualDocument } from './manual.ts';

/** What passes between a process and another document. */
export interface HandOver {
  /** The code of the other document. */
  readonly code: string;
  /** What is handed over or under which condition it goes on there; each once. */
  readonly what: readonly string[];
}

/** One process with where it gets things from and to whom it hands them. */
export interface MappedProcess {
  readonly document: ManualDocument;
  readonly trigger: string | undefined;
  readonly from: readonly HandOver[];
  readonly to: readonly HandOver[];
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

/** The map of the processes among some documents: their hand-overs to each other and to the rest of the manual, in reading order. */
export function compileProcessMap(manual: Manual, documents: readonly ManualDocument[]): readonly MappedProcess[] {
  const { leaving, arriving } = linksByEnd(manual);
  return documents
    .filter(({ steps }) => steps.length > 0)
    .map((document) => ({
      document,
      trigger: document.type.trigger?.(document.data),
      from: handOvers(arriving.get(document.code) ?? [], ({ from }) => from),
      to: handOvers(leaving.get(document.code) ?? [], ({ to }) => to),
    }));
}

/** The same for each chapter. */
const linksByEnd = derive((manual: Manual) => {
  const links = manual.documents.flatMap((document) => linksOf(manual, document));
  return { leaving: Map.groupBy(links, ({ from }) => from), arriving: Map.groupBy(links, ({ to }) => to) };
});

const handOvers = (links: readonly Link[], other: (link: Link) => string): readonly HandOver[] =>
  [...Map.groupBy(links, other)].map(([code, shared]) => ({ code, what: [...new Set(shared.map(({ what }) => what))] })).toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** What a document says itself: what it needs and from where, what it hands on, and where its steps go on. */
function linksOf(manual: Manual, { code, type, data, steps }: ManualDocument): readonly Link[] {
  const needs = (type.inputs?.(data) ?? []).flatMap(({ name, document }) => (document === undefined ? [] : [{ from: document, to: code, what: name }]));
  const gives = (type.outputs?.(data) ?? []).flatMap(({ name, document }) => (document === undefined ? [] : [{ from: code, to: document, what: name }]));
  const goesOn = steps.flatMap(({ name, next, branches, fail }) => [
    ...branches.map(({ when, goto }) => ({ from: code, to: goto, what: when })),
    ...(fail?.goto === undefined ? [] : [{ from: code, to: fail.goto, what: fail.when }]),
    ...(next === undefined ? [] : [{ from: code, to: next, what: `「${name}」之后` }]),
  ]);
  return [...needs, ...gives, ...goesOn].filter(({ from, to }) => from !== to && [from, to].every((end) => findEntity(manual, 'document', end)));
}
