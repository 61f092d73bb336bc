import type { SearchAnswer } from '../answer/search-answer.ts';

/** The line above the results, also read out to those who cannot see them. */
export const describeAnswer = ({ query, corrected, instant, total, hits, engine }: SearchAnswer): string => {
  if (query.trim() === '') return '';
  const basic = engine === 'stock' ? '（基本搜索：本浏览器启动不了增强搜索）' : '';
  if (total === 0 && instant === undefined) return `没有找到「${query}」${basic}`;
  if (instant === undefined && hits.length > 0 && hits.every((hit) => hit.loose)) return `没有完全符合「${query}」的内容，以下 ${String(total)} 篇可能相关${basic}`;
  const shown = corrected === undefined || corrected === query ? '' : `已显示「${corrected}」的结果，`;
  return `${shown}${instant === undefined ? '' : '有直接回答，'}共 ${String(total)} 篇${basic}`;
};
