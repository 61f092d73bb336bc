import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import { compileCaptions } from './compile-captions.ts';
import type { Chapter } from './chapter.ts';
import { compileOutline } from './compile-outline.ts';
import type { Entity } from './entity.ts';
import type { DocumentType } from './document-type.ts';
import type { ManualDocument } from './manual.ts';
import { parseData } from './parse-data.ts';
import type { Part } from './part.ts';
import { documentMinutes } from './reading-time.ts';
import type { Registry } from './registry.ts';
import type { DocumentSource } from './source-entry.ts';

export interface CompiledDocuments {
  readonly documents: readonly ManualDocument[];
  /** Documents that are wrong but have a code: they exist for those who refer to them. */
  readonly invalid: readonly Entity[];
  readonly diagnostics: readonly Diagnostic[];
}

export function compileDocuments(
  registry: Registry,
  parts: ReadonlyMap<string, Part>,
  chapters: readonly Chapter[],
  sources: readonly DocumentSource[],
): CompiledDocuments {
  const results = sources.map((source) => compileDocument(registry, chapters, source));
  const parsed = results.flatMap((result) => (result.document ? [result.document] : []));
  return {
    documents: chapters.flatMap((chapter) => numberChapter(chapter, parsed, parts)),
    invalid: results.flatMap((result) => (result.invalid ? [result.invalid] : [])),
    diagnostics: results.flatMap((result) => result.diagnostics),
  };
}

type Unnumbered = Omit<ManualDocument, 'number' | 'outline' | 'captions' | 'minutes'>;

interface CompiledDocument {
  readonly document?: Unnumbered;
  readonly invalid?: Entity;
  readonly diagnostics: readonly Diagnostic[];
}

function compileDocument(registry: Registry, chapters: readonly Chapter[], source: DocumentSource): CompiledDocument {
  const bodyProblems = source.body.problems.map((problem) => createDiagnostic(problem.code, { file: source.file, ...problem }, problem));
  const chapter = chapters.find((candidate) => candidate.id === source.chapter);
  const type = chapter && registry.get(String(fieldOf(source.data, 'type')));
  // What is wrong with the chapter itself has been said; its documents wait for it.
  if (!chapter) return { ...invalidEntity(source), diagnostics: bodyProblems };
  if (!type || !chapter.types.includes(type.name))
    return { ...invalidEntity(source), diagnostics: [...bodyProblems, wrongType(registry, chapter, source)] };
  const parsed = parseData(type.schema, source.data, source);
  if (!parsed.ok) return { ...invalidEntity(source), diagnostics: [...bodyProblems, ...parsed.diagnostics] };
  const header = parsed.data;
  const document: Unnumbered = {
    code: header.code,
    title: header.title,
    chapter: chapter.id,
    type,
    file: source.file,
    header,
    data: header,
    body: source.body,
    steps: type.steps?.(header) ?? [],
    locate: source.locate,
  };
  return { document, diagnostics: [...bodyProblems, ...codeProblems(chapter, type, source, header.code), ...ownProblems(type, source, header)] };
}

const fieldOf = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[key] : undefined;

function invalidEntity(source: DocumentSource): { readonly invalid?: Entity } {
  const code = fieldOf(source.data, 'code');
  if (typeof code !== 'string') return {};
  const title = fieldOf(source.data, 'title');
  return { invalid: { kind: 'document', id: code, title: typeof title === 'string' ? title : code, file: source.file, ...source.locate(['code']) } };
}

function wrongType(registry: Registry, chapter: Chapter, source: DocumentSource): Diagnostic {
  const name = fieldOf(source.data, 'type');
  const admitted = chapter.types;
  const [near] = nearest(String(name ?? ''), admitted, 1);
  const known = registry.has(String(name));
  return createDiagnostic('M106', { file: source.file, ...source.locate(['type']) }, {
    message: name === undefined ? '文件头没有写 type。' : known ? `本章不收 ${String(name)} 类文件。` : `没有名为「${String(name)}」的文件类型。`,
    hint: `${near === undefined ? '' : `最接近的是 ${near}。`}本章可用：${admitted.join('、')}；要收别的类型，改 _chapter.yaml 的 types。`,
  });
}

function codeProblems(chapter: Chapter, type: DocumentType, source: DocumentSource, code: string): readonly Diagnostic[] {
  const expected = `${chapter.code}-${type.prefix}-`;
  if (code.startsWith(expected)) return [];
  return [
    createDiagnostic('M108', { file: source.file, ...source.locate(['code']) }, {
      message: `编号 ${code} 与所在的章（${chapter.title}，${chapter.code}）或类型（${type.label}，${type.prefix}）不符。`,
      hint: `改成 ${expected} 加三位序号，或把文件移到它该在的章。`,
    }),
  ];
}

function ownProblems(type: DocumentType, source: DocumentSource, header: ManualDocument['header']): readonly Diagnostic[] {
  return (type.check?.(header) ?? []).map((problem) => createDiagnostic(problem.code, { file: source.file, ...source.locate(problem.path) }, problem));
}

/** Documents in the order of their codes, by type as the chapter lists them. */
function numberChapter(chapter: Chapter, documents: readonly Unnumbered[], parts: ReadonlyMap<string, Part>): readonly ManualDocument[] {
  const rank = (document: Unnumbered): string => `${String(chapter.types.indexOf(document.type.name)).padStart(2, '0')} ${document.code}`;
  return documents
    .filter((document) => document.chapter === chapter.id)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((document, index) => {
      const number = `${chapter.order}.${index + 1}`;
      return { ...document, number, outline: compileOutline(document, number), captions: compileCaptions(document, number, parts), minutes: documentMinutes(document) };
    });
}
