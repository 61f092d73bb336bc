import type * as z from 'zod';
import { nearest } from '../domain/text/nearest.ts';

type Issue = z.core.$ZodRawIssue;

const kindNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '清单（每项一行，以 - 开头）',
  object: '一组字段',
  record: '一组字段',
};

const units: Readonly<Record<string, string>> = { string: ' 个字', array: ' 项' };

/** What is wrong with a value, in an editor's words. Undefined where zod's own Chinese sentence will do. */
export function describeIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return describeKind(issue.expected, issue.input);
    case 'invalid_value':
      return describeChoice(issue.values.map(String), issue.input);
    case 'too_small':
      return `${issue.inclusive === false ? '应大于' : '不能小于'} ${String(issue.minimum)}${units[issue.origin] ?? `，现在是 ${String(issue.input)}`}`;
    case 'too_big':
      return `${issue.inclusive === false ? '应小于' : '不能大于'} ${String(issue.maximum)}${units[issue.origin] ?? `，现在是 ${String(issue.input)}`}`;
    default:
      return undefined;
  }
}

function describeKind(expected: string, input: unknown): string {
  const wanted = kindNames[expected] ?? expected;
  if (input === undefined || input === null) return `没有写，应为${space(wanted)}`;
  const quote = expected === 'string' && typeof input !== 'object' ? '，给它加上引号' : '';
  return `应为${space(wanted)}，现在是${describeInput(input)}${quote}`;
}

const space = (word: string): string => (/^[a-z]/.test(word) ? ` ${word}` : word);

function describeInput(input: unknown): string {
  if (Array.isArray(input)) return '一个清单';
  if (typeof input === 'object') return '一组字段（「字段: 值」）';
  if (Number.isNaN(input)) return '别的文字';
  return typeof input === 'string' ? `文字「${input}」` : ` ${String(input)}`;
}

function describeChoice(choices: readonly string[], input: unknown): string {
  const [only] = choices;
  const now = typeof input === 'object' ? '' : `，现在是「${String(input)}」`;
  if (choices.length === 1) return `只能写 ${only ?? ''}${now}`;
  const [near] = typeof input === 'string' ? nearest(input, choices, 1) : [];
  return `只能是 ${choices.join('、')} 之一${now}${near === undefined ? '' : `；最接近的是 ${near}`}`;
}
