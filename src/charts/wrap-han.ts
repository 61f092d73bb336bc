import { hanEm } from '../domain/text/han-em.ts';

/** A label in even lines of at most `em`, at most `lines` of them; what does not fit ends with an ellipsis. */
export function wrapHan(label: string, em: number, lines: number): readonly string[] {
  const needed = Math.ceil(hanEm(label) / Math.max(1, em));
  const wrapped = fillLines(label, needed > 1 && needed <= lines ? Math.min(em, Math.ceil(hanEm(label) / needed)) : em);
  if (wrapped.length <= lines) return wrapped;
  return [...wrapped.slice(0, lines - 1), `${[...(wrapped[lines - 1] ?? '')].slice(0, -1).join('')}…`];
}

function fillLines(label: string, em: number): readonly string[] {
  const wrapped: string[] = [''];
  for (const character of label) {
    const line = wrapped.at(-1) ?? '';
    if (line !== '' && hanEm(line + character) > em) wrapped.push(character);
    else wrapped[wrapped.length - 1] = line + character;
  }
  return wrapped;
}
