import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DocumentSource } from '../model/source-entry.ts';
import { freshReaders, type TextReaders } from './text-readers.ts';
import { parseYamlSource } from './yaml-source.ts';

const frontmatter = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;

/** A document's two parts. `header` begins on line 2. Undefined when there is no header. */
export function splitDocument(text: string): { readonly header: string; readonly body: string; readonly bodyLine: number } | undefined {
  const match = text.startsWith('---') ? frontmatter.exec(text) : null;
  return match ? { header: match[1] ?? '', body: text.slice(match[0].length), bodyLine: match[0].split('\n').length } : undefined;
}

interface DocumentPlace {
  readonly file: string;
  readonly chapter: string;
}

/** What texts are read for, and by whom. */
export interface Purpose {
  /** Whether pages will be made from the bodies; checks need only what they use. */
  readonly forPages: boolean;
  readonly readers?: TextReaders;
}

interface ReadDocument {
  readonly source: DocumentSource | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** An .mdx file as header data and parsed body. `text` has LF line ends. */
export function parseDocumentSource({ file, chapter }: DocumentPlace, text: string, { forPages, readers = freshReaders }: Purpose): ReadDocument {
  const parts = splitDocument(text);
  if (!parts) return { source: undefined, diagnostics: [missingHeader(file)] };
  const { data, locate, diagnostics } = parseYamlSource(parts.header, file, 2, readers);
  if (diagnostics.length > 0) return { source: undefined, diagnostics };
  const body = readers.parseBody({ text: parts.body, firstLine: parts.bodyLine, idPrefix: idPrefixOf(data, file), forPages });
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
