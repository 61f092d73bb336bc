/** What makes a question of a query and says nothing about its subject; longer phrases first. */
const stopPhrases = new RegExp(
  [
    '什么情况下|什么情况|哪些情况|怎么办|怎么处理|怎么算|怎么写|怎么填|怎么用|做什么|干什么|什么叫|怎么回事|怎么做|怎么|怎样|如何|是什么|什么是|什么意思|什么时候|什么|多少|多长时间|多久|多长|哪天|几天|几年|几个|几点',
    '为什么|请问|哪里|哪些|哪个|能不能|会不会|是不是|可不可以|有没有|要不要|需要|要求|可以|谁来|由谁|谁|吗|呢|很|一直',
    // Parts of words are left alone: 功能, 能效, 要点, 理由, 了解, 目的.
    '了(?!解)|(?<!目)的|(?<![功性智可技效职产节])能(?![效耗力量源])|(?<![主重首纪摘])要(?![求点素领件])|(?<![理自])由(?!于)|太(?!阳)',
  ].join('|'),
  'gu',
);

const stopWords: ReadonlySet<string> = new Set('怎么 如何 什么 多少 几 谁 吗 呢 的 了 是 在 和 与 或 能 可以 需要 要 有 由 为 被 把 办 判断 用 会 里 请'.split(' '));

/** The query without its question words; the query itself when nothing else is left. */
export const dropStopPhrases = (query: string): string => {
  const kept = query.replace(stopPhrases, ' ').replace(/\s+/gu, ' ').trim();
  return kept === '' ? query : kept;
};

/** The words that carry meaning; all of them when none does. */
export const dropStopWords = (words: readonly string[]): readonly string[] => {
  const kept = words.filter((word) => !stopWords.has(word));
  return kept.length === 0 ? words : kept;
};

/** Single characters that are mostly grammar. */
const lightWords: ReadonlySet<string> = new Set('就 都 还 也 再 先 去 到 给 让 上 下 来 个 说 做 着 过 点 一 两 对 从 跟 不 没 人 这 那 它 他 我 你'.split(' '));

/** Neither a question word nor grammar. */
export const isContentWord = (word: string): boolean => !stopWords.has(word) && !lightWords.has(word);
