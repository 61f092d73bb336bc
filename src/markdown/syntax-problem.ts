import type { Position } from '../diagnostics/diagnostic.ts';
import type { BodyProblem } from '../model/parsed-body.ts';

/** What unified throws for a text that is not well-formed (VFileMessage), as far as it is used here. */
interface SyntaxMessage {
  readonly reason: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly ruleId?: string | undefined;
  readonly source?: string | undefined;
}

export function isSyntaxMessage(error: unknown): error is SyntaxMessage {
  return typeof error === 'object' && error !== null && 'reason' in error && typeof error.reason === 'string';
}

/** The parser's English message as a finding that an editor can act on. Lines count from the body's first line. */
export function describeSyntaxProblem(error: SyntaxMessage): BodyProblem {
  const place = placeOfOpenTag(error.reason) ?? { line: error.line ?? 1, column: error.column ?? 1 };
  const source = error.source ?? '';
  if (source.includes('esm')) return { code: 'M303', ...place, message: 'import 或 export 语句在内容里不允许，而且没有写完整。', hint: '删去这一行；需要的组件直接写标签，不用引入。' };
  if (source.includes('expression')) return { code: 'M304', ...place, message: '花括号 { } 里的内容会被当作代码，而且没有写完整。', hint: '删去花括号；要显示花括号本身，写成 \\{ 和 \\}。' };
  return { code: 'M301', ...place, ...describeTagProblem(error.reason) };
}

/** The parser names an unclosed tag with its place: (17:1-17:18). There the editor has to look, not at the end of the text. */
function placeOfOpenTag(reason: string): Position | undefined {
  const match = /closing tag for `[^`]*` \((\d+):(\d+)/.exec(reason);
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}

function describeTagProblem(reason: string): Pick<BodyProblem, 'message' | 'hint'> {
  const unclosed = /Expected (?:a|the) closing tag (?:for )?`<\/?([^`>]*)>`/.exec(reason);
  if (unclosed) return { message: `标签 <${unclosed[1]}> 没有闭合，或闭合的位置不对。`, hint: `在它的内容之后写 </${unclosed[1]}>；没有内容的写成 <${unclosed[1]} />。标签和里面的段落之间空一行。` };
  const stray = /Unexpected closing (?:slash `\/` in )?tag(?:,)? ?`?<?\/?([^`>]*)/.exec(reason);
  if (stray) return { message: `多出一个闭合标签${stray[1] ? ` </${stray[1].replace('/', '')}>` : ''}。`, hint: '删去它，或补上它前面的开始标签。' };
  if (/Unexpected character `!`/.test(reason)) return { message: '正文里不能写 HTML 注释 <!-- -->。', hint: '删去注释；要留给同事的话，写在合并请求里。' };
  if (/Unexpected character .* before name/.test(reason)) return { message: '小于号 < 后面不是组件名，被当成了标签的开头。', hint: '「小于」写成汉字或 &lt;，例如「小于 5 W」。' };
  if (/Unexpected end of file/.test(reason)) return { message: '到文件末尾标签还没有写完。', hint: '检查最后一个标签的 > 和引号是否成对。' };
  return { message: `标签写法有误（解析器原话：${reason}）。`, hint: '检查这个标签的尖括号、引号和闭合；属性写成 名="值"。' };
}
