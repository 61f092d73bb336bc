import type { Root } from 'mdast';
import { emptyBody, type BodyProblem, type ParsedBody, type TextUse } from '../model/parsed-body.ts';
import type { Position } from '../diagnostics/diagnostic.ts';
import { bodyTooComplex, nestedTooDeep } from './body-limits.ts';
import { compileNodes } from './compile-nodes.ts';
import { parseTree, toHtmlTree } from './markdown-tree.ts';
import { surveyTree } from './survey-tree.ts';
import { positionAt } from './text-places.ts';
import { describeSyntaxProblem, isSyntaxMessage } from './syntax-problem.ts';

export interface BodySource {
  readonly text: string;
  /** The line of the file on which the body's first line stands. */
  readonly firstLine: number;
  /** Unique in the manual: ids of notes carry it. */
  readonly idPrefix: string;
  /** Whether pages will be made from it; checks need only what the body uses. */
  readonly forPages: boolean;
}

/** A body as data. A text that is not well-formed gives an empty body with one problem. */
export function parseBody({ text, firstLine, idPrefix, forPages }: BodySource): ParsedBody {
  const shift = <T extends Position>(use: T): T => ({ ...use, line: use.line + firstLine - 1 });
  const refused = (problem: BodyProblem): ParsedBody => ({ ...emptyBody, problems: [shift(problem)] });
  const excess = bodyTooComplex(text);
  if (excess) return refused(excess);
  try {
    const tree = readTree(text);
    if ('code' in tree) return refused(tree);
    const deep = nestedTooDeep(tree);
    if (deep) return refused(deep);
    const survey = surveyTree(tree);
    const lines = text.split('\n');
    const nodes = !forPages || survey.problems.some(isCode) ? [] : compileNodes(toHtmlTree(tree, idPrefix));
    return {
      nodes,
      headings: survey.headings.map(shift),
      parts: survey.parts.map((part) => ({ ...shift(part), places: mapValues(part.places, shift) })),
      links: survey.links.map(shift),
      images: survey.images.map(shift),
      prose: survey.prose.flatMap((use) => proseLines(use, lines)).map(shift),
      problems: survey.problems.map(shift),
    };
  } catch (error) {
    if (error instanceof RangeError) return refused({ code: 'M115', line: 1, column: 1, message: '正文嵌套得太深，读不下去。', hint: '少嵌套几层引用、列表和标签。' });
    if (!isSyntaxMessage(error)) throw error;
    return refused(describeSyntaxProblem(error, text));
  }
}

/** The tree, or the finding that the parser itself gave up: a tag on the line above a heading's rule leaves it in a state that it does not expect. */
function readTree(text: string): Root | BodyProblem {
  try {
    return parseTree(text);
  } catch (error) {
    if (isSyntaxMessage(error) || error instanceof RangeError) throw error;
    const rule = /<.*\n\s*(?:=+|-+)\s*$/m.exec(text);
    return { code: 'M301', ...positionAt(text, rule?.index ?? 0), message: '标签和画线（=== 或 ---）挨在一起，读不懂。', hint: '标签单独占一行，前后各空一行；标题用 ## 写。' };
  }
}

/** A text of several lines as one text for each, because only within a line is a place a matter of counting. */
const proseLines = ({ text, line, column }: TextUse, lines: readonly string[]): readonly TextUse[] =>
  text.split('\n').map((part, index) => ({ text: part, line: line + index, column: index === 0 ? column : Math.max(0, lines[line + index - 1]?.indexOf(part) ?? 0) + 1 }));

/** Code in a body is never carried into the tree that templates render. */
const isCode = (problem: BodyProblem): boolean => problem.code === 'M303' || problem.code === 'M304';

const mapValues = <V>(record: Readonly<Record<string, V>>, map: (value: V) => V): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
