import { escapeMarkup } from '../domain/text/escape-markup.ts';
import type { Picture } from './format-pr-report.ts';

/** One page with the pictures side by side; what changed is framed in them. It lies in the pictures' folder and loads nothing else. */
export const formatPicturesPage = (pictures: readonly Picture[]): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>改前改后</title><style>${style}</style></head>
<body>
<h1>改前改后：${pictures.length} 页</h1>
<p>框出来的是有变化的段落。点图看原大。</p>
<ul>${pictures.map(({ title }, index) => `<li><a href="#page-${index}">${escapeMarkup(title)}</a></li>`).join('')}</ul>
${pictures.map(formatPair).join('\n')}
</body>
</html>
`;

const formatPair = ({ title, before, after }: Picture, index: number): string => `<section id="page-${index}"><h2>${escapeMarkup(title)}</h2><div>${figure('改前', title, before)}${figure('改后', title, after)}</div></section>`;

const figure = (when: string, title: string, file: string | undefined): string =>
  `<figure><figcaption>${when}</figcaption>${file === undefined ? '<p>没有这一页。</p>' : `<a href="${escapeMarkup(file)}"><img src="${escapeMarkup(file)}" alt="${escapeMarkup(`${title}，${when}`)}" loading="lazy"></a>`}</figure>`;

const style = `
body { margin: 0 auto; max-width: 120rem; padding: 1rem; background: #fff; color: #1c1b19; font: 1rem/1.75 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
section { border-top: 2px solid #6b6256; } div { display: flex; gap: 1rem; align-items: flex-start; }
figure { flex: 1 1 0; min-width: 0; margin: 0; } img { max-width: 100%; border: 1px solid #6b6256; }
`;
