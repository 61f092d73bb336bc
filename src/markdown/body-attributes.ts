import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Position } from '../diagnostics/diagnostic.ts';
import type { BodyProblem, PartValue } from '../model/parsed-body.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

export const placeOf = (node: { position?: { start: Position } | undefined }): Position => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

/** The literal attributes of a tag. An attribute without a value is true. */
export function readAttributes(element: JsxElement): Readonly<Record<string, PartValue>> {
  return Object.fromEntries(
    element.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && (attribute.value === null || attribute.value === undefined || typeof attribute.value === 'string')
        ? [[attribute.name, attribute.value ?? true]]
        : [],
    ),
  );
}

export function attributePlaces(element: JsxElement): Readonly<Record<string, Position>> {
  return Object.fromEntries(
    element.attributes.flatMap((attribute) => (attribute.type === 'mdxJsxAttribute' ? [[attribute.name, placeOf(attribute)]] : [])),
  );
}

/** Attributes that are code: {…} values and {...spread}. */
export function attributeProblems(element: JsxElement): readonly BodyProblem[] {
  return element.attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute')
      return [codeProblem(placeOf(element), `标签 <${element.name ?? ''}> 里用了展开写法 {...}。`)];
    if (typeof attribute.value === 'object' && attribute.value !== null)
      return [codeProblem(placeOf(attribute), `属性 ${attribute.name} 的值写成了花括号表达式。`)];
    return [];
  });
}

const codeProblem = (place: Position, message: string): BodyProblem => ({
  code: 'M304',
  ...place,
  message,
  hint: '属性只能写成 名="值"，值放在英文双引号里。',
});

/** Tells one tag from every other in its body. */
export function keyOf(element: JsxElement): string {
  const { line, column } = placeOf(element);
  return `${line}:${column}`;
}
