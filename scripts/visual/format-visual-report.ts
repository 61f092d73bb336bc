import { escapeMarkup } from '../../src/domain/text/escape-markup.ts';

/** A page whose picture differs from its reference. */
export interface VisualChange {
  readonly name: string;
  readonly change: string;
  /** Files beside the report; a new page has no picture from before. */
  readonly before: string | undefined;
  readonly after: string;
  readonly diff: string | undefined;
}

const picture = (label: string, file: string | undefined): string => (file === undefined ? '' : `<figure><figcaption>${label}</figcaption><img src="${escapeMarkup(file)}" alt="${label}" loading="lazy"></figure>`);

/** The report: before, after and the difference side by side. */
export const formatVisualReport = (changes: readonly VisualChange[], notes: readonly string[]): string =>
  [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页面外观的变化</title>',
    '<style>body{font:16px/1.6 sans-serif;margin:2rem;background:#fff;color:#222}section{border-top:1px solid #ccc;padding-block:1rem}div{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto}figure{margin:0}img{border:1px solid #ccc}</style></head><body>',
    `<h1>页面外观的变化：${changes.length} 张</h1>`,
    ...notes.map((note) => `<p>${escapeMarkup(note)}</p>`),
    ...changes.map(({ name, change, before, after, diff }) => `<section><h2>${escapeMarkup(name)}</h2><p>${escapeMarkup(change)}</p><div>${picture('原来', before)}${picture('现在', after)}${picture('差别', diff)}</div></section>`),
    '</body></html>',
    '',
  ].join('\n');
