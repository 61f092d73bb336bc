import { flatText } from '../../src/search/normalise-text.ts';
import type { BenchAnswer, BenchHit, JudgedQuery } from './judged-query.ts';

export interface Scored {
  readonly judged: JudgedQuery;
  readonly recall: number;
  readonly reciprocal: number;
  readonly first: boolean;
  readonly empty: boolean;
  /** Undefined where the engine marks nothing or found nothing wanted. */
  readonly marked: boolean | undefined;
  readonly found: readonly string[];
}

/** A reader looks at so many hits: scores are of them, and so many of each engine are judged. */
export const considered = 5;

/** A hit as the judged set names it. */
export const nameOf = ({ code, type, title }: BenchHit): string => (code === '' ? `${type}/${title}` : code);

/** Marks are right when the query, or else a part of it with at least two characters, is marked where the page has it. */
const isMarkedRight = (hit: BenchHit, wordings: readonly string[], pageText: string): boolean => {
  const marks = (hit.marks ?? []).map(flatText);
  if (hit.code !== '' && hit.marks?.includes(hit.code) === true) return true;
  const whole = wordings.filter((wording) => pageText.includes(wording));
  if (whole.length > 0) return whole.some((wording) => marks.some((mark) => mark.includes(wording)));
  return marks.some((mark) => mark.length > 1 && wordings.some((wording) => wording.includes(mark) || shared(mark, wording)));
};

const shared = (mark: string, wording: string): boolean => [...mark].some((character, at) => at > 0 && wording.includes(`${mark[at - 1] ?? ''}${character}`));

const markedIn = (answer: BenchAnswer, judged: JudgedQuery, textOf: (name: string) => string): boolean | undefined => {
  const hit = answer.hits.slice(0, considered).find((candidate) => judged.wanted.includes(nameOf(candidate)));
  if (hit?.marks === undefined) return undefined;
  return isMarkedRight(hit, [judged.query, ...answer.wordings, ...hit.wordings].map(flatText), textOf(nameOf(hit)));
};

/** One answer against its judgement. `textOf` gives the flat text of a page by its name. */
export const scoreAnswer = (judged: JudgedQuery, given: BenchAnswer, textOf: (name: string) => string): Scored => {
  const answer = { ...given, hits: given.hits.filter((hit) => !hit.aside || judged.wanted.includes(nameOf(hit))) };
  const names = [...new Set(answer.hits.map(nameOf))];
  const top = names.slice(0, considered);
  const rank = names.findIndex((name) => judged.wanted.includes(name)) + 1;
  return {
    judged,
    recall: judged.wanted.filter((name) => top.includes(name)).length / Math.min(considered, judged.wanted.length),
    reciprocal: rank === 0 ? 0 : 1 / rank,
    first: rank === 1,
    empty: names.length === 0,
    marked: markedIn(answer, judged, textOf),
    found: top,
  };
};

export interface Summary {
  readonly queries: number;
  readonly recall: number;
  readonly reciprocal: number;
  readonly first: number;
  readonly empty: number;
  readonly marked: number | undefined;
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length);

export const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Means over a set of queries. */
export const summarise = (scored: readonly Scored[]): Summary => {
  const marks = scored.flatMap(({ marked }) => (marked === undefined ? [] : [Number(marked)]));
  return {
    queries: scored.length,
    recall: mean(scored.map(({ recall }) => recall)),
    reciprocal: mean(scored.map(({ reciprocal }) => reciprocal)),
    first: mean(scored.map(({ first }) => Number(first))),
    empty: mean(scored.map(({ empty }) => Number(empty))),
    marked: marks.length === 0 ? undefined : mean(marks),
  };
};
