/** A page whose picture differs from its reference. */
export interface VisualChange {
  readonly name: string;
  readonly change: string;
  /** Files beside the report; a new page has no picture from before. */
  readonly before: string | undefined;
  readonly after: string;
  readonly diff: string | undefined;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const picture = (label: string, file: string | undefined): string => (file === undefined ? '' : `<figure><figcaption>${label}</figcaption><img src="${escape(file)}" alt="${label}" loading="lazy"></figure>`);

/** The report: before, after and the difference side by side. */
export const formatVisualReport = (changes: readonly VisualChange[], notes: readonly string[]): string =>
  [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页面外观的变化</title>',
    '<style>body{font:16px/1.6 sans-serif;margin:2rem;background:#fff;color:#222}section{border-top:1px solid #ccc;padding-block:1rem}div{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto}figure{margin:0}img{border:1px solid #ccc}</style></head><body>',
    `<h1>页面外观的变化：${changes.length} 张</h1>`,
    ...notes.map((note) => `<p>${escape(note)}</p>`),
    ...changes.map(({ name, change, before, after, diff }) => `<section><h2>${escape(name)}</h2><p>${escape(change)}</p><div>${picture('原来', before)}${picture('现在', after)}${picture('差别', diff)}</div></section>`),
    '</body></html>',
    '',
  ].join('\n');
