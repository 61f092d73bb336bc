import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../markdown/text-places.ts';

/** Elements that draw; what runs, loads or embeds is not among them. */
const drawing: ReadonlySet<string> = new Set(
  ('svg g path rect circle ellipse line polyline polygon text tspan textPath defs use symbol title desc metadata style linearGradient radialGradient stop clipPath mask pattern marker switch filter ' +
    'feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTurbulence').split(' '),
);

const token = /<!--[\s\S]*?-->|<\?xml\s[^?<>]*\?>|<\/([A-Za-z][\w.:-]*)\s*>|<([A-Za-z][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>|[^<]+/y;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Anything but the five names: `&#106;` hides a letter from whoever reads the file, an entity of its own hides more. */
const foreignEntity = /&(?!(?:amp|lt|gt|quot|apos);)/;
const reachesOut = /@import|url\(\s*(?!['"]?#)|expression\s*\(|\\|javascript:|data:/i;

/** M312: what in a drawing of the content could run, load or hide something. An empty list means it may be shown to anyone. */
export function svgProblems(file: string, text: string): readonly Diagnostic[] {
  const report = (offset: number, message: string, hint: string): readonly Diagnostic[] => [createDiagnostic('M312', { file, ...positionAt(text, offset) }, { message, hint })];
  let open = '';
  for (token.lastIndex = 0; token.lastIndex < text.length; ) {
    const offset = token.lastIndex;
    const match = token.exec(text);
    if (match === null) return report(offset, `「${text.slice(offset, offset + 16).replaceAll(/\s+/g, ' ')}」不是普通的绘图标签。`, '在绘图软件里另存为「纯 SVG」，不带 DOCTYPE、CDATA 和样式表引用。');
    const [whole, closing, name, attributes = ''] = match;
    const words = name === undefined ? closing === undefined ? textProblem(whole, open) : undefined : tagProblem(name, attributes);
    if (words !== undefined) return report(offset, words, '删去它，或在绘图软件里另存为「纯 SVG」；图里只能有图形和文字。');
    open = name ?? '';
  }
  return /<svg[\s>]/.test(text) ? [] : report(0, '文件里没有 <svg>。', '换成一张真正的 SVG 图。');
}

function tagProblem(name: string, attributes: string): string | undefined {
  const local = name.replace(/^svg:/, '');
  if (!drawing.has(local) && !/^(?:sodipodi|inkscape|rdf|cc|dc):/.test(name)) return `标签 <${name}> 不是图形，可能会执行代码或从别处取东西。`;
  for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
    const value = double ?? single ?? '';
    if (/^(?:.*:)?on/i.test(key)) return `属性 ${key} 会执行代码。`;
    if (/^(?:.*:)?(?:href|src)$/i.test(key) && !value.startsWith('#')) return `属性 ${key} 指向图外面的「${value.slice(0, 40)}」。`;
    if (foreignEntity.test(value)) return `属性 ${key} 里有自己定义的实体或数字实体。`;
    if (!isNamespace(key) && reachesOut.test(value)) return `属性 ${key} 的值「${value.slice(0, 40)}」会从别处取东西或执行代码。`;
  }
  return undefined;
}

const isNamespace = (key: string): boolean => key === 'xmlns' || key.startsWith('xmlns:');

function textProblem(text: string, within: string): string | undefined {
  if (text.startsWith('<')) return undefined;
  if (foreignEntity.test(text)) return '文字里有自己定义的实体或数字实体。';
  return within.endsWith('style') && reachesOut.test(text) ? '样式会从别处取东西。' : undefined;
}
