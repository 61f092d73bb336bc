import type { TextPiece } from '../answer/excerpt.ts';

type Child = Node | string;

/** An element with its attributes and children; text is never read as markup. */
export const createElement = <Name extends keyof HTMLElementTagNameMap>(
  name: Name, attributes: Readonly<Record<string, string>> = {}, children: readonly Child[] = [],
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/** Text with its marks as `<mark>`. */
export const renderPieces = (pieces: readonly TextPiece[]): readonly Child[] =>
  pieces.map(({ text, marked }) => (marked ? createElement('mark', {}, [text]) : text));
