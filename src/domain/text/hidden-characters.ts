const names: readonly (readonly [RegExp, string])[] = [
  [/\uFEFF/u, '字节顺序标记'],
  [/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u, '改变书写方向的符号'],
  [/[\u00AD\u180E\u200B-\u200D\u2060-\u2065\u206A-\u206F]/u, '零宽字符'],
  [/[\u2028\u2029]/u, '特殊的换行符'],
  [/[\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u, '隐藏的标记'],
];

const hidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;

export interface HiddenCharacter {
  readonly offset: number;
  /** What it is, as an editor may read it: U+202E（改变书写方向的符号）. */
  readonly label: string;
}

/** The first character of a text that nobody sees: control characters, zero widths, marks that turn the direction of writing. */
export function findHidden(text: string): HiddenCharacter | undefined {
  const match = hidden.exec(text);
  if (match === null) return undefined;
  const [character] = match;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { offset: match.index, label: `U+${code}（${names.find(([pattern]) => pattern.test(character))?.[1] ?? '控制字符'}）` };
}

/** What to tell the editor about one. */
export const hiddenWords = (label: string): { readonly message: string; readonly hint: string } => ({
  message: `这里有一个看不见的字符 ${label}。`,
  hint: '删去它（可能要连同前后的字一起删掉重打）；从网页或聊天软件粘贴时，先粘到记事本里变成纯文字。',
});
