import type { JudgedQuery } from './judged-query.ts';
import type { PooledQuery } from './pool-answers.ts';

/** What one assessor accepts, by query. */
export type Verdicts = ReadonlyMap<string, ReadonlySet<string>>;

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Verdicts are a JSON list of [query, accepted…], a line for every pooled query. Throws where a line is missing or names what is not in the pool. */
export const parseVerdicts = (content: unknown, pool: readonly PooledQuery[]): Verdicts => {
  if (!Array.isArray(content)) throw new Error('判定应是一个列表。');
  const verdicts = new Map(content.map((line: unknown, at) => {
    const [query, ...accepted] = isTexts(line) ? line : [];
    if (query === undefined) throw new Error(`判定第 ${String(at + 1)} 条写错了：应是 [查询, 接受的…]，现在是 ${JSON.stringify(line)}`);
    return [query, new Set(accepted)] as const;
  }));
  for (const { query, candidates } of pool) {
    const accepted = verdicts.get(query);
    if (accepted === undefined) throw new Error(`没有判「${query}」。一个也不接受就只写查询。`);
    const stranger = [...accepted].find((name) => !candidates.some((candidate) => candidate.name === name));
    if (stranger !== undefined) throw new Error(`「${query}」的判定里有「${stranger}」，池里没有它。照抄池里的 name。`);
  }
  return verdicts;
};

export interface Agreement {
  readonly candidates: number;
  /** Candidates that both accept. */
  readonly both: number;
  /** Candidates that only one accepts. */
  readonly one: number;
  /** Cohen's kappa: agreement beyond chance. */
  readonly kappa: number;
}

/** How far two assessors agree over a pool. */
export const agreementOf = (pool: readonly PooledQuery[], [first, second]: readonly [Verdicts, Verdicts]): Agreement => {
  const pairs = pool.flatMap(({ query, candidates }) => candidates.map(({ name }) => [first.get(query)?.has(name) === true, second.get(query)?.has(name) === true] as const));
  const share = (count: number): number => count / Math.max(1, pairs.length);
  const yesA = share(pairs.filter(([a]) => a).length);
  const yesB = share(pairs.filter(([, b]) => b).length);
  const same = share(pairs.filter(([a, b]) => a === b).length);
  const chance = yesA * yesB + (1 - yesA) * (1 - yesB);
  return {
    candidates: pairs.length,
    both: pairs.filter(([a, b]) => a && b).length,
    one: pairs.filter(([a, b]) => a !== b).length,
    kappa: chance === 1 ? 1 : (same - chance) / (1 - chance),
  };
};

export interface Completed {
  readonly judged: readonly JudgedQuery[];
  readonly added: number;
  /** What is in the judged set although both reject it: for a person to look at, nothing is taken out. */
  readonly doubted: readonly { readonly query: string; readonly name: string }[];
}

/** A half of the judged set with what both assessors accept behind what it had. */
export const completeJudged = (judged: readonly JudgedQuery[], pool: readonly PooledQuery[], [first, second]: readonly [Verdicts, Verdicts]): Completed => {
  const candidatesOf = new Map(pool.map(({ query, candidates }) => [query, candidates.map(({ name }) => name)]));
  const isAccepted = (verdicts: Verdicts, query: string, name: string): boolean => verdicts.get(query)?.has(name) === true;
  const whole = judged.map(({ query, kind, wanted }): JudgedQuery => {
    const agreed = (candidatesOf.get(query) ?? []).filter((name) => isAccepted(first, query, name) && isAccepted(second, query, name));
    return { query, kind, wanted: [...new Set([...wanted, ...agreed])] };
  });
  const doubted = judged.flatMap(({ query, wanted }) =>
    wanted.filter((name) => candidatesOf.has(query) && !isAccepted(first, query, name) && !isAccepted(second, query, name)).map((name) => ({ query, name })));
  return { judged: whole, added: countWanted(whole) - countWanted(judged), doubted };
};

const countWanted = (judged: readonly JudgedQuery[]): number => judged.reduce((sum, { wanted }) => sum + wanted.length, 0);
