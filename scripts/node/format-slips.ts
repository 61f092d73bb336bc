import { drawCode } from '../../src/charts/qr-code.ts';
import { escapeMarkup } from '../../src/domain/text/escape-markup.ts';
import type { ReadingSlip } from '../../src/model/reading-slips.ts';

/** Lines to sign on a slip. */
const lines = 16;

/** Sheets to print and sign, one for each slip; nothing is loaded from elsewhere. */
export const formatSlipsPage = (manual: string, slips: readonly ReadingSlip[]): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>阅读确认单</title><style>${style}</style></head>
<body>
${slips.map((slip) => formatSlip(manual, slip)).join('\n') || '<p>没有要确认的文件。</p>'}
</body>
</html>
`;

const formatSlip = (manual: string, { document, version, date, team, page }: ReadingSlip): string => `<section>
<header><div><p>${escapeMarkup(manual)} · 阅读确认单</p><h1>${escapeMarkup(document.code)} ${escapeMarkup(document.title)}</h1><p>版次 ${escapeMarkup(version)}（${escapeMarkup(date)}）　岗位或班组：${escapeMarkup(team)}</p><p>${escapeMarkup(page)}</p></div>${drawCode(page)}</header>
<p>我已读过这一版，知道自己的步骤、判据和记录。以后的一般修改不用重签。</p>
<table><thead><tr><th scope="col">姓名</th><th scope="col">工号</th><th scope="col">日期</th><th scope="col">签名</th></tr></thead><tbody>${'<tr><td></td><td></td><td></td><td></td></tr>'.repeat(lines)}</tbody></table>
</section>`;

const style = `
@page { size: A4; margin: 16mm; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; color: #000; background: #fff; font: 11pt/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
section { break-after: page; } section:last-child { break-after: auto; }
header { display: flex; justify-content: space-between; gap: 1rem; align-items: start; } header svg { width: 28mm; height: 28mm; flex: none; }
h1 { font-size: 15pt; margin: .25rem 0; } p { margin: .25rem 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin-top: .75rem; } th, td { border: 1px solid #000; height: 9mm; text-align: left; padding: 0 2mm; }
`;
