import { isHan } from '../../src/search/han-text.ts';
import type { JudgedQuery } from './judged-query.ts';

/** Something with a title that is its own and no other's. */
export interface Named {
  readonly name: string;
  readonly title: string;
}

/** Numbers that look random and are the same in every run. */
const sequence = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

type Change = (title: string, random: () => number) => string | null;

const hanRun = (title: string): string => (/[\u3400-\u9fff]{3,}/u.exec(title)?.[0] ?? '');

/** One common character in place of another, as a slip of the pen: 来科检验. */
const mistype: Change = (title, random) => {
  const characters = [...hanRun(title)];
  if (characters.length < 4) return null;
  const at = Math.floor(random() * characters.length);
  const others = '大小人科目土王天夫末未己已日曰干千木本太犬'.replace(characters[at] ?? '', '');
  return characters.with(at, others.charAt(Math.floor(random() * others.length))).join('');
};

/** Parts in another order, with a space between: 检验 来料. */
const reorder: Change = (title) => {
  const run = hanRun(title);
  return run.length < 4 ? null : `${run.slice(-2)} ${run.slice(0, -2)}`;
};

/** Three or more characters out of the title. */
const cut: Change = (title, random) => {
  const run = hanRun(title);
  const length = Math.min(run.length, 3 + Math.floor(random() * 3));
  const start = Math.floor(random() * (run.length - length + 1));
  return run.length < 3 ? null : run.slice(start, start + length);
};

const spell = (syllables: (han: string) => readonly string[], short: boolean): Change => (title) => {
  const run = hanRun(title);
  if (run.length < 4 || run.length > 12) return null;
  return syllables(run).map((syllable) => (short ? syllable.charAt(0) : syllable)).join('');
};

const changesWith = (syllables: (han: string) => readonly string[]): Readonly<Record<string, Change>> =>
  ({ 错一字: mistype, 换次序: reorder, 子串: cut, 全拼: spell(syllables, false), 首字母: spell(syllables, true) });

/** Wanted is every thing whose title holds what was asked; of a mistyped or spelled title only the thing itself. */
const wantedFor = (kind: string, query: string, own: Named, all: readonly Named[]): readonly string[] =>
  kind === '子串' ? all.filter(({ title }) => title.includes(query)).map(({ name }) => name) : [own.name];

const isChinese = ({ title }: Named): boolean => [...title].filter(isHan).length >= 3;

/** Queries made from titles by rule, `count` of each kind. `syllables` gives the readings of Chinese characters. */
export const perturbTitles = (things: readonly Named[], count: number, syllables: (han: string) => readonly string[]): readonly JudgedQuery[] => {
  const random = sequence(20_261_125);
  const chinese = things.filter(isChinese);
  return Object.entries(changesWith(syllables)).flatMap(([kind, change]) => {
    const made = chinese.toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((own): JudgedQuery[] => {
      const query = change(own.title, random);
      return query === null ? [] : [{ query, kind, wanted: wantedFor(kind, query, own, things) }];
    });
    const step = Math.max(1, Math.floor(made.length / count));
    return made.filter((_, at) => at % step === 0).slice(0, count);
  });
};
