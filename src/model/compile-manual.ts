import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { chapterSchema, type Chapter } from './chapter.ts';
import { companySchema, type Company } from './company.ts';
import { compileDocuments } from './compile-documents.ts';
import { compileReferences } from './compile-references.ts';
import { compileRegisters } from './compile-registers.ts';
import { compileTexts, entityLocator } from './compile-texts.ts';
import { entityKinds, entityLabels, type Entity, type EntityKind } from './entity.ts';
import type { Manual, ManualDocument } from './manual.ts';
import { parseData } from './parse-data.ts';
import type { Part } from './part.ts';
import type { Registry } from './registry.ts';
import { registers } from './registers/index.ts';
import type { ChapterSource, Locate, Sources } from './source-entry.ts';

export interface Compiled {
  /** Undefined only when the company or all chapters are missing: then there is nothing to build on. */
  readonly manual: Manual | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sources → the typed manual and what is wrong with its fields and identities. Pure; never throws for a content mistake. */
export function compileManual(registry: Registry, parts: ReadonlyMap<string, Part>, sources: Sources): Compiled {
  const company = compileCompany(sources);
  const chapters = compileChapters(registry, sources.chapters);
  const compiledRegisters = compileRegisters(sources.registers);
  const compiledDocuments = compileDocuments(registry, parts, chapters.chapters.map(({ chapter }) => chapter), sources.documents);
  const entities = [
    ...chapters.chapters.map(({ chapter }) => chapterEntity(chapter)),
    ...compiledDocuments.documents.map(documentEntity),
    ...compiledDocuments.invalid,
    ...compiledRegisters.entries.map((entry) => entry.entity),
    ...compiledRegisters.invalid,
    ...sources.unreadable.documents.map(unreadableDocument),
  ];
  const diagnostics = [
    ...sources.diagnostics,
    ...company.diagnostics,
    ...chapters.diagnostics,
    ...compiledRegisters.diagnostics,
    ...compiledDocuments.diagnostics,
    ...duplicateIds(entities),
  ];
  if (!company.company) return { manual: undefined, diagnostics };
  const manual: Manual = {
    company: company.company,
    chapters: chapters.chapters.map(({ chapter }) => chapter),
    documents: uniqueByCode(compiledDocuments.documents),
    registers: compiledRegisters.data,
    figures: sources.figures,
    unreadableFigures: new Set(sources.unreadable.figures),
    entities: indexEntities(entities),
    references: compileReferences(compiledDocuments.documents, compiledRegisters.entries, chapters.chapters, parts),
    texts: compileTexts(compiledDocuments.documents, compiledRegisters.entries),
    locate: entityLocator(compiledDocuments.documents, compiledRegisters.entries),
    incomplete: new Set([...sources.unreadable.registers, ...compiledRegisters.incomplete].map((name) => registers[name].kind)),
    assets: sources.assets,
    registry,
    parts,
  };
  return { manual, diagnostics };
}

function compileCompany({ company }: Sources): { company?: Company; diagnostics: readonly Diagnostic[] } {
  if (!company) return { diagnostics: [] };
  const parsed = parseData(companySchema, company.data, company);
  return parsed.ok ? { company: parsed.data, diagnostics: [] } : { diagnostics: parsed.diagnostics };
}

interface LocatedChapter {
  readonly chapter: Chapter;
  readonly locate: Locate;
}

function compileChapters(registry: Registry, sources: readonly ChapterSource[]): { chapters: readonly LocatedChapter[]; diagnostics: readonly Diagnostic[] } {
  const results = sources.map((source) => ({ source, parsed: parseData(chapterSchema, source.data, source) }));
  const chapters = results.flatMap(({ source, parsed }) =>
    parsed.ok ? [{ chapter: { ...parsed.data, id: source.chapter, file: source.file }, locate: source.locate }] : [],
  );
  const sorted = chapters.sort((a, b) => a.chapter.order - b.chapter.order || (a.chapter.id < b.chapter.id ? -1 : 1));
  return {
    chapters: sorted,
    diagnostics: [...results.flatMap(({ parsed }) => (parsed.ok ? [] : parsed.diagnostics)), ...chapterProblems(registry, sorted)],
  };
}

function chapterProblems(registry: Registry, chapters: readonly LocatedChapter[]): readonly Diagnostic[] {
  return chapters.flatMap(({ chapter, locate }, index) => {
    const twin = chapters.slice(0, index).find((other) => other.chapter.code === chapter.code || other.chapter.order === chapter.order);
    const place = (field: string) => ({ file: chapter.file, ...locate([field]) });
    const unknown = chapter.types.filter((name) => !registry.has(name));
    return [
      ...(twin ? [createDiagnostic('M105', place(twin.chapter.code === chapter.code ? 'code' : 'order'), { message: `「${chapter.title}」与「${twin.chapter.title}」的章代号或章序相同。`, hint: '给其中一章换一个代号（code）和章序（order）。' })] : []),
      ...unknown.map((name) => createDiagnostic('M106', place('types'), { message: `types 里的「${name}」不是已有的文件类型。`, hint: `可用的类型：${[...registry.keys()].join('、')}。` })),
    ];
  });
}

const chapterEntity = (chapter: Chapter): Entity => ({ kind: 'chapter', id: chapter.id, title: chapter.title, file: chapter.file, line: 1, column: 1 });

const documentEntity = (document: ManualDocument): Entity => ({
  kind: 'document',
  id: document.code,
  title: document.title,
  file: document.file,
  ...document.locate(['code']),
  ...(document.header.status === '作废' ? { retired: '作废' } : {}),
});

const unreadableDocument = (code: string): Entity => ({ kind: 'document', id: code, title: code, file: '', line: 1, column: 1 });

function duplicateIds(entities: readonly Entity[]): readonly Diagnostic[] {
  const first = new Map<string, Entity>();
  return entities.flatMap((entity) => {
    const key = `${entity.kind} ${entity.id}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, entity);
    return earlier ? [duplicateId(entity, earlier)] : [];
  });
}

const duplicateId = (entity: Entity, earlier: Entity): Diagnostic =>
  createDiagnostic('M105', entity, {
    message: `${entityLabels[entity.kind]}编号 ${entity.id} 已经被「${earlier.title}」用了。`,
    hint: '换一个没有用过的编号；用 npm run new 可以自动取下一个。',
    related: [{ file: earlier.file, line: earlier.line, column: earlier.column, message: `${entity.id} 先出现在这里` }],
  });

function uniqueByCode(documents: readonly ManualDocument[]): readonly ManualDocument[] {
  const seen = new Set<string>();
  return documents.filter(({ code }) => !seen.has(code) && seen.add(code));
}

function indexEntities(entities: readonly Entity[]): ReadonlyMap<EntityKind, ReadonlyMap<string, Entity>> {
  return new Map(
    entityKinds.map((kind) => [kind, new Map(entities.filter((entity) => entity.kind === kind).map((entity) => [entity.id, entity]))]),
  );
}
