import type { Definition, Heading, Image, ImageReference, Link, Nodes, Root, Table } from 'mdast';
import { findHidden, hiddenWords } from '../domain/text/hidden-characters.ts';
import type { BodyProblem, HeadingUse, LinkUse, PartUse, TextUse } from '../model/parsed-body.ts';
import { allowedHtml } from './allowed-html.ts';
import { attributePlaces, attributeProblems, keyOf, placeOf, readAttributes, type JsxElement } from './body-attributes.ts';
import { headingSlug } from './heading-slug.ts';
import { walkTree } from './walk-tree.ts';

export interface Survey {
  readonly headings: HeadingUse[];
  readonly parts: PartUse[];
  readonly links: LinkUse[];
  readonly images: LinkUse[];
  readonly prose: TextUse[];
  readonly problems: BodyProblem[];
}

const isPartName = (name: string | null): name is string => name !== null && /^[A-Z]/.test(name);

/** Walks the body and lists what it uses and what it may not contain. */
export function surveyTree(tree: Root): Survey {
  const survey: Survey = { headings: [], parts: [], links: [], images: [], prose: [], problems: [] };
  const pictured = new Set<string>();
  walkTree(tree, (node) => void (node.type === 'imageReference' && pictured.add(node.identifier)));
  walkTree(tree, (node) => {
    surveyNode(node, survey);
    surveyHidden(node, survey);
    if (node.type === 'definition') surveyDefinition(node, pictured, survey);
  });
  return survey;
}

function surveyNode(node: Nodes, survey: Survey): void {
  switch (node.type) {
    case 'heading':
      return surveyHeading(node, survey);
    case 'link':
      return surveyLink(node, survey);
    case 'image':
      survey.images.push({ ...placeOf(node), href: node.url });
      return surveyAlternative(node, node.url, survey);
    case 'imageReference':
      return surveyAlternative(node, node.label ?? node.identifier, survey);
    case 'text':
      survey.prose.push({ ...placeOf(node), text: node.value });
      return undefined;
    case 'table':
      return surveyTable(node, survey);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return surveyTag(node, survey);
    case 'mdxjsEsm':
      survey.problems.push({ code: 'M303', ...placeOf(node), message: '正文里出现了 import 或 export。', hint: '删去这一行；需要的组件直接写标签，不用引入。' });
      return undefined;
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      survey.problems.push({ code: 'M304', ...placeOf(node), message: `花括号 {${node.value.slice(0, 20)}} 会被当作代码。`, hint: '删去花括号；要显示花括号本身，写成 \\{ 和 \\}。' });
      return undefined;
    default:
      return undefined;
  }
}

function surveyHeading(node: Heading, survey: Survey): void {
  const taken = new Set(survey.headings.map((heading) => heading.id));
  const text = plainText(node);
  const previous = survey.headings.at(-1)?.depth ?? 1;
  const place = placeOf(node);
  const id = headingSlug(text, taken);
  survey.headings.push({ ...place, id, depth: node.depth, text });
  node.data = { ...node.data, hProperties: { id } };
  if (node.depth === 1) survey.problems.push({ code: 'M309', ...place, message: `「${text}」用了一级标题（一个 #）。`, hint: '改成两个 #；一级标题由文件头的 title 生成。' });
  else if (node.depth > previous + 1)
    survey.problems.push({ code: 'M306', ...place, message: `「${text}」从 ${previous} 级直接跳到 ${node.depth} 级。`, hint: `改成 ${'#'.repeat(previous + 1)}（${previous + 1} 级），或在它前面补上一级标题。` });
}

function surveyLink(node: Link, survey: Survey): void {
  const place = placeOf(node);
  survey.links.push({ ...place, href: node.url });
  const shown = plainText(node);
  const isBare = /^(https?:\/\/|www\.)/.test(shown) && node.url.endsWith(shown.replace(/^www\./, ''));
  const swallowed = /[　-〿一-鿿＀-￯].*$/u.exec(shown);
  if (isBare && swallowed)
    survey.problems.push({ code: 'M307', ...place, message: `网址 ${shown.slice(0, swallowed.index)} 后面紧跟「${swallowed[0].slice(0, 8)}」，会被一起当成网址。`, hint: '在网址后加一个空格，或写成 [文字](网址)。' });
}

/** `[label]: address` at the end of a text is the address of every link or image that names the label. */
function surveyDefinition(node: Definition, pictured: ReadonlySet<string>, survey: Survey): void {
  (pictured.has(node.identifier) ? survey.images : survey.links).push({ ...placeOf(node), href: node.url });
}

/** Characters that nobody sees, written as entities: &#x202e; */
function surveyHidden(node: Nodes, survey: Survey): void {
  const texts = 'name' in node ? Object.values(readAttributes(node)) : [valueOf(node, 'value'), valueOf(node, 'url'), valueOf(node, 'title'), valueOf(node, 'alt')];
  const found = texts.flatMap((text) => (typeof text === 'string' ? (findHidden(text) ?? []) : []))[0];
  if (found) survey.problems.push({ code: 'M114', ...placeOf(node), ...hiddenWords(found.label) });
}

const valueOf = (node: Nodes, key: 'value' | 'url' | 'title' | 'alt'): unknown => (key in node ? (node as Readonly<Partial<Record<typeof key, unknown>>>)[key] : undefined);

function surveyAlternative(node: Image | ImageReference, name: string, survey: Survey): void {
  if (!node.alt?.trim())
    survey.problems.push({ code: 'M310', ...placeOf(node), message: `图片 ${name} 没有替代文字。`, hint: '在方括号里写图里有什么：![灯体标签的位置](/assets/label.png)。' });
}

function surveyTable(node: Table, survey: Survey): void {
  const [head] = node.children;
  const empty = head?.children.filter((cell) => plainText(cell).trim() === '') ?? [];
  if (head && empty.length === head.children.length)
    survey.problems.push({ code: 'M707', ...placeOf(node), message: '表格的第一行是空的，没有表头。', hint: '第一行写每一列是什么；不需要列名的内容改用列表。' });
}

function surveyTag(node: JsxElement, survey: Survey): void {
  const place = placeOf(node);
  const code = attributeProblems(node);
  survey.problems.push(...code);
  if (code.length > 0) return;
  if (isPartName(node.name)) survey.parts.push({ ...place, key: keyOf(node), name: node.name, attributes: readAttributes(node), places: attributePlaces(node) });
  else if (node.name === null || !allowedHtml.has(node.name) || node.attributes.length > 0)
    survey.problems.push({ code: 'M308', ...place, message: `正文里用了 HTML 标签 <${node.name ?? ''}>。`, hint: `用 Markdown 或手册的组件代替；允许的 HTML 只有不带属性的 ${[...allowedHtml].map((tag) => `<${tag}>`).join('、')}。` });
}

export function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}
