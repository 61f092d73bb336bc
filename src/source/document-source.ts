import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { BodySource } from '../markdown/parse-body.ts';
import type { ParsedBody } from '../model/parsed-body.ts';
import type { DocumentSource } from '../model/source-entry.ts';
import { parseYamlSource } from './yaml-source.ts';

const frontmatter = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;

/** A document's two parts. `header` begins on line 2. Undefined when there is no header. */
export function splitDocument(text: string): { readonly header: string; readonly body: string; readonly bodyLine: number } | undefined {
  const match = text.startsWith('---') ? frontmatter.exec(text) : null;
  return match ? { header: match[1] ?? '', body: text.slice(match[0].length), bodyLine: match[0].split('\n').length } : undefined;
}

/** Makes a body of a document's text; for which purpose is known to whoever hands it in. */
export type ParseText = (source: Omit<BodySource, 'forPages'>) => ParsedBody;

interface ReadDocument {
  readonly source: DocumentSource | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** An .mdx file as header data and parsed body. `text` has LF line ends. */
export function parseDocumentSource(file: string, chapter: string, text: string, parse: ParseText): ReadDocument {
  const parts = splitDocument(text);
  if (!parts) return { source: undefined, diagnostics: [missingHeader(file)] };
  const { data, locate, diagnostics } = parseYamlSource(parts.header, file, 2);
  if (diagnostics.length > 0) return { source: undefined, diagnostics };
  const body = parse({ text: parts.body, firstLine: parts.bodyLine, idPrefix: idPrefixOf(data, file) });
  return { source: { file, chapter, data, locate, body }, diagnostics: [] };
}

/** The document's code in lower case: ids on a page of many documents must not collide. */
function idPrefixOf(data: unknown, file: string): string {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return (typeof code === 'string' ? code : file).toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

const missingHeader = (file: string): Diagnostic =>
  createDiagnostic('M107', { file, line: 1, column: 1 }, {
    message: '文件不是以 --- 之间的文件头开始，或文件头没有结束。',
    hint: '第一行写 ---，写完字段后再写一行 ---；可以用 npm run new 生成一份样板照着改。',
  });
