import { createElement } from './create-element.ts';

const renderQueryButton = (query: string): HTMLElement =>
  createElement('button', { type: 'button', class: 'search__query', 'data-search-query': query }, [query]);

const renderQueries = (title: string, queries: readonly string[]): readonly HTMLElement[] =>
  queries.length === 0 ? [] : [
    createElement('p', { class: 'search__hint-title' }, [title]),
    createElement('div', { class: 'search__queries' }, queries.map(renderQueryButton)),
  ];

/** What is shown before anything is typed. */
export const renderRecent = (recent: readonly string[]): readonly HTMLElement[] => {
  const clear = createElement('button', { type: 'button', class: 'search__query search__query--quiet', 'data-search-clear-recent': '' }, ['清除记录']);
  return recent.length === 0 ? [] : [...renderQueries('最近搜索', recent), clear];
};

const tips = [
  '换一个说法，或少写几个字：「退货期限」比「客户退货最晚多少天」更容易找到；',
  '可以用文件编号、拼音或拼音首字母，例如 lljy；',
  '取消上方的筛选条件再试。',
];

/** What is shown when nothing was found: what to try, and the nearest phrases of the manual. */
export const renderNothingFound = (query: string, nearest: readonly string[]): readonly HTMLElement[] => [
  createElement('p', { class: 'search__nothing' }, [`没有找到「${query}」。可以这样试：`]),
  createElement('ul', { class: 'search__tips' }, tips.map((tip) => createElement('li', {}, [tip]))),
  ...renderNearest(nearest),
];

/** What is shown below loose matches. */
export const renderNearest = (nearest: readonly string[]): readonly HTMLElement[] => renderQueries('手册里相近的说法', nearest);

/** What is shown when the index cannot be loaded. */
export const renderUnavailable = (): readonly HTMLElement[] => [
  createElement('p', { class: 'search__nothing' }, ['搜索暂时用不了：搜索索引没有加载成功。请检查网络，重新打开本页再试；也可以从目录进入各章。']),
];
