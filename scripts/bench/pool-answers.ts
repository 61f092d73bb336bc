import { fingerprint } from '../../src/domain/fingerprint/fingerprint.ts';
import type { BenchAnswer, JudgedQuery } from './judged-query.ts';
import { considered, nameOf } from './score-answers.ts';

/** Something that may answer a query: its name in the judged set, its title and its address. */
export interface Candidate {
  readonly name: string;
  readonly title: string;
  readonly where: string;
}

/** A query with all that is to be judged for it. Nothing tells which engine found a candidate, at which rank, or whether it was judged before. */
export interface PooledQuery {
  readonly query: string;
  readonly kind: string;
  readonly candidates: readonly Candidate[];
}

/** An order that is the same every time and has nothing to do with the order given. */
const shuffle = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] =>
  all.map((one) => ({ one, key: fingerprint(keyOf(one)) })).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);

const foundBy = ({ hits }: BenchAnswer): readonly string[] => {
  const asides = hits.filter(({ aside }) => aside).map(nameOf);
  const names = [...new Set(hits.filter(({ aside }) => !aside).map(nameOf))];
  return [...asides, ...names.slice(0, considered)];
};

/** What is to be judged for a query: the first hits of every engine and what is judged already. */
const poolQuery = ({ query, kind, wanted }: JudgedQuery, answers: readonly BenchAnswer[], candidateOf: (name: string) => Candidate): PooledQuery => {
  const names = [...new Set([...wanted, ...answers.flatMap(foundBy)])];
  return { query, kind, candidates: shuffle(names, (name) => `${name}\n${query}`).map(candidateOf) };
};

/** The pool of a judged set; each engine gives its answers in the order of the queries. Throws where a name is not a page of the index. */
export const poolAnswers = (judged: readonly JudgedQuery[], engines: readonly (readonly BenchAnswer[])[], pages: ReadonlyMap<string, Candidate>): readonly PooledQuery[] => {
  const candidateOf = (name: string): Candidate => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`判定集里的「${name}」不在搜索索引里。核对编号，没有编号的写成「类型/名称」。`);
    return page;
  };
  return shuffle(judged.map((one, at) => poolQuery(one, engines.flatMap((answers) => answers.slice(at, at + 1)), candidateOf)), ({ query }) => query);
};

const isCandidate = (value: unknown): value is Candidate =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'title' in value && typeof value.title === 'string' && 'where' in value && typeof value.where === 'string';

const isPooled = (value: unknown): value is PooledQuery =>
  typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'string' && 'kind' in value && typeof value.kind === 'string' && 'candidates' in value && Array.isArray(value.candidates) && value.candidates.every(isCandidate);

/** A pool as it was written. Throws with the entry that is not. */
export const parsePool = (content: unknown): readonly PooledQuery[] => {
  if (!Array.isArray(content)) throw new Error('池应是一个列表。用 --pool 重新写一份。');
  return content.map((entry: unknown, at) => {
    if (!isPooled(entry)) throw new Error(`池的第 ${String(at + 1)} 条写坏了。用 --pool 重新写一份。`);
    return entry;
  });
};
