import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../markdown/text-places.ts';
import { decodeText } from './decode-text.ts';
import { findHidden, hiddenWords } from '../domain/text/hidden-characters.ts';

/** Far beyond what an editor writes; readers of YAML and Markdown take minutes for files that are made to be slow. */
const limits: readonly { readonly name: RegExp; readonly bytes: number; readonly line: number; readonly advice: string }[] = [
  { name: /\.mdx$/, bytes: 100_000, line: 5_000, advice: '一份文件写一件事，分成几份' },
  { name: /\.ya?ml$/, bytes: 400_000, line: 5_000, advice: '登记册可以分成一个文件夹里的几个文件' },
  { name: /\.csv$/, bytes: 1_000_000, line: 5_000, advice: '数据表只留画图要用的期间和列' },
  { name: /\.svg$/, bytes: 1_000_000, line: 1_000_000, advice: '在绘图软件里简化路径，或存成 PNG' },
];

/** The text of a content file, or the finding that it is not one: too large, another encoding, characters that nobody sees. */
export function readText(file: string, bytes: Uint8Array): string | Diagnostic {
  const limit = limits.find(({ name }) => name.test(file));
  const tooLong = (line: number, message: string): Diagnostic => createDiagnostic('M115', { file, line, column: 1 }, { message, hint: `${limit?.advice ?? '分成几个文件'}。` });
  if (limit && bytes.length > limit.bytes) return tooLong(1, `文件有 ${Math.ceil(bytes.length / 1000)} KB，最多 ${limit.bytes / 1000} KB。`);
  const text = decodeText(file, bytes);
  if (typeof text !== 'string') return text;
  const long = limit ? text.split('\n').findIndex((line) => line.length > limit.line) : -1;
  if (long >= 0) return tooLong(long + 1, `这一行超过 ${limit?.line ?? 0} 个字。`);
  const found = findHidden(text);
  return found ? createDiagnostic('M114', { file, ...positionAt(text, found.offset) }, hiddenWords(found.label)) : text;
}
