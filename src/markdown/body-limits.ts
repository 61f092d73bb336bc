import type { Nodes } from 'mdast';
import { power } from '../domain/power.ts';
import type { BodyProblem } from '../model/parsed-body.ts';
import { positionAt } from './text-places.ts';

/** Far beyond what an editor writes; what a parser of Markdown does for more than this takes seconds. */
const most = { emphasis: 1_000_000, brackets: 3_000, tags: 1_500, headings: 400, indent: 60, containers: 16, depth: 40 };

const advice = '写简单些：一段话里少用强调，列表不超过四层，长文件分成几份。';

const tooMuch = (text: string, offset: number, message: string): BodyProblem => ({ code: 'M115', ...positionAt(text, offset), message, hint: advice });

/** What would keep the parser busy for long, before it is asked. */
export function bodyTooComplex(text: string): BodyProblem | undefined {
  return emphasisProblem(text) ?? countProblem(text, /\[/g, most.brackets, '方括号') ?? countProblem(text, /</g, most.tags, '标签') ?? countProblem(text, /^#{1,6}\s/gm, most.headings, '标题') ?? nestingProblem(text);
}

/** The work for the marks of a paragraph grows with their square. */
function emphasisProblem(text: string): BodyProblem | undefined {
  const paragraphs = [...text.matchAll(/(?:.+\n?)+/g)].map(({ 0: paragraph, index }) => ({ index, work: power(paragraph.match(/[*_~]+/g)?.length ?? 0, 2) }));
  const work = paragraphs.reduce((sum, paragraph) => sum + paragraph.work, 0);
  if (work <= most.emphasis) return undefined;
  const worst = paragraphs.reduce((a, b) => (b.work > a.work ? b : a));
  return tooMuch(text, worst.index, `这一段里有 ${Math.sqrt(worst.work)} 处 *、_ 或 ~，太多了。`);
}

function countProblem(text: string, mark: RegExp, limit: number, name: string): BodyProblem | undefined {
  const extra = [...text.matchAll(mark)][limit];
  return extra && tooMuch(text, extra.index, `到这里已经有 ${limit} 个${name}，太多了。`);
}

/** Quotes and lists that are opened at the beginning of one line, or by its indent. */
function nestingProblem(text: string): BodyProblem | undefined {
  for (const { 0: prefix, index } of text.matchAll(/^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/gm)) {
    const containers = prefix.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
    if (containers > most.containers || prefix.replaceAll('\t', '    ').length > most.indent) return tooMuch(text, index, '引用或列表嵌套得太深。');
  }
  return undefined;
}

/** A body whose parts stand too deep within each other for the templates that render them. */
export function nestedTooDeep(node: Nodes, depth = 0): BodyProblem | undefined {
  if (depth > most.depth) return { code: 'M115', line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1, message: '这里嵌套得太深。', hint: advice };
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = nestedTooDeep(child, depth + 1);
    if (found) return found;
  }
  return undefined;
}
