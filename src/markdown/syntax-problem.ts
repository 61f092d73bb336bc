import type { BodyProblem } from '../model/parsed-body.ts';
import { allowedHtml } from './allowed-html.ts';
import { offsetAt, positionAt, tagAround } from './text-places.ts';

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

/** A problem whose place is an offset into the text. */
interface Found extends Pick<BodyProblem, 'code' | 'message' | 'hint'> {
  readonly offset: number;
}

/** The parser's English message as a finding that an editor can act on. Lines count from the body's first line. */
export function describeSyntaxProblem(error: SyntaxMessage, text: string): BodyProblem {
  const offset = offsetAt(text, { line: error.line ?? 1, column: error.column ?? 1 });
  const { offset: at, ...words } = describeAt(error, text, offset);
  return { ...words, ...positionAt(text, at) };
}

function describeAt({ source = '', reason }: SyntaxMessage, text: string, offset: number): Found {
  if (source.includes('esm')) return describeModule(text, offset);
  if (source.includes('expression')) return describeBraces(text, offset);
  return describeMismatch(reason, text, offset) ?? describeCharacter(reason, text, offset);
}

function describeModule(text: string, offset: number): Found {
  const starts = [...text.matchAll(/^(?:import|export)\b/gm)].map(({ index }) => index).filter((index) => index <= offset);
  return { code: 'M303', offset: starts.at(-1) ?? offset, message: '段首的 import 或 export 会被当作代码。', hint: '删去这一行，组件直接写标签，不用引入；是正文里的英文词，就不要放在段首。' };
}

function describeBraces(text: string, offset: number): Found {
  const open = text.lastIndexOf('{', offset);
  return { code: 'M304', offset: open < 0 ? offset : open, message: '花括号 { } 里的内容会被当作代码，而且没有写完整。', hint: '删去花括号；要显示花括号本身，写成 \\{ 和 \\}。' };
}

/** Tags that do not come in pairs. */
function describeMismatch(reason: string, text: string, offset: number): Found | undefined {
  const wrong = /^Unexpected closing tag `(<\/[^`]*>)`, expected corresponding closing tag for `<([^`>]*)>`/.exec(reason);
  if (wrong) return tagProblem(offset, `<${wrong[2]}> 遇到的闭合标签是 ${wrong[1]}。`, `把 ${wrong[1]} 改成 </${wrong[2]}>，或补上漏掉的标签。`);
  if (reason.startsWith('Unexpected closing slash')) return strayClosing(text, offset);
  const inside = /^Expected the closing tag `(<\/[^`]*>)` either/.exec(reason)?.[1];
  if (inside !== undefined) return tagProblem(Math.max(offset, text.indexOf(inside, offset)), `${inside} 写在段落或列表项里面了。`, `让 ${inside} 单独占一行，前面空一行。`);
  const unclosed = /^Expected a closing tag for `<([^`>]*)>` \((\d+):(\d+)/.exec(reason);
  return unclosed ? unclosedTag(unclosed[1] ?? '', offsetAt(text, { line: Number(unclosed[2]), column: Number(unclosed[3]) })) : undefined;
}

const tagProblem = (offset: number, message: string, hint: string): Found => ({ code: 'M301', offset, message, hint });

function strayClosing(text: string, offset: number): Found {
  const open = text.lastIndexOf('<', offset);
  const written = /^<\/\s*([\w.:-]*)/.exec(text.slice(open))?.[1] ?? '';
  return tagProblem(open, `多出一个闭合标签 </${written}>。`, '删去它，或补上它前面的开始标签。');
}

function unclosedTag(name: string, offset: number): Found {
  if (name === 'br') return tagProblem(offset, '<br> 没有闭合。', '写成 <br />。');
  if (/^[a-z]/.test(name) && !allowedHtml.has(name)) return { code: 'M308', offset, message: `正文里用了 HTML 标签 <${name}>。`, hint: '用 Markdown 或手册的组件代替。' };
  return tagProblem(offset, `标签 <${name}> 没有闭合，或闭合的位置不对。`, `在它的内容之后写 </${name}>，与 <${name}> 缩进相同；没有内容的写成 <${name} />。里面是段落、列表或表格时，两个标签各占一行。`);
}

const lessThan = (offset: number): Found => tagProblem(offset, '小于号 < 被当成了标签的开头。', '「小于」写成汉字或 &lt;，例如「小于 5 W」。');

/** A character that cannot stand where it does within a tag, or a tag that never ends. */
function describeCharacter(reason: string, text: string, offset: number): Found {
  const character = text[offset] ?? '';
  if (reason.includes(' before name')) return character === '!' ? comment(offset - 1) : lessThan(text.lastIndexOf('<', offset));
  const tag = tagAround(text, offset) ?? { offset: text.lastIndexOf('<', offset), name: '' };
  if (/before local name|in name/.test(reason) && /[/@]/.test(character)) return tagProblem(tag.offset, '网址或邮箱写在了尖括号里。', '写成 [文字](网址)，邮箱写成 [文字](mailto:邮箱)。');
  if (!/^[A-Z]/.test(tag.name) && (tag.name === '' || reason.includes('end of file'))) return lessThan(tag.offset);
  if (reason.includes('before attribute value')) return unquotedValue(character, offset);
  if (/[＝＂“”，、,；;]/.test(character)) return tagProblem(offset, `标签 <${tag.name}> 里用了「${character}」。`, '等号和引号用英文的，属性之间只用空格隔开：名="值" 名="值"。');
  return tagProblem(tag.offset, `标签 <${tag.name}> 没有写完，或引号不成对。`, '检查它的 > 和每个属性的一对英文引号：<Ref id="编号" />。');
}

const comment = (offset: number): Found => tagProblem(offset, '正文里不能写 HTML 注释 <!-- -->。', '删去注释；要留给同事的话，写在合并请求里。');

const unquotedValue = (character: string, offset: number): Found =>
  /[“”‘’＂「『]/.test(character)
    ? tagProblem(offset, `属性的值用了中文引号「${character}」。`, '改成英文双引号：名="值"。')
    : tagProblem(offset, '属性的值没有放在引号里。', '值放在英文双引号里：名="值"。');
