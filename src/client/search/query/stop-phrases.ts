/** What makes a question of a query and says nothing about its subject; longer phrases first. */
const stopPhrases = new RegExp(
  [
    '什么情况下|什么情况|哪些情况|怎么办|怎么处理|怎么算|怎么写|怎么填|怎么用|做什么|干什么|什么叫|怎么回事|怎么做|怎么|怎样|如何|是什么|什么是|什么意思|什么时候|什么|多少|多长时间|多久|多长|哪天|几天|几年|几个|几点',
    '为什么|请问|哪里|哪些|哪个|能不能|会不会|是不是|可不可以|有没有|要不要|需要|可以|谁来|由谁|谁|吗|呢|了|的|能|要|由|很|太|一直',
  ].join('|'),
  'gu',
);

const stopWords: ReadonlySet<string> = new Set('怎么 如何 什么 多少 几 谁 吗 呢 的 了 是 在 和 与 或 能 可以 需要 要 有 由 为 被 把 办 判断 用 会 里 应 请'.split(' '));

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
