import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { chapterSchema, type Chapter, type LocatedChapter } from './chapter.ts';
import { companySchema, type LocatedCompany } from './company.ts';
import { compileDocuments } from './compile-documents.ts';
import { compileReferences } from './compile-references.ts';
import { compileRegisters } from './compile-registers.ts';
import { compileTexts, entityLocator } from './compile-texts.ts';
import { documentsByFile, misnamedFiles, ownersFirst } from './document-names.ts';
import { entityKinds, entityLabels, type Entity, type EntityKind } from './entity.ts';
import type { Manual, ManualDocument } from './manual.ts';
import { parseData } from './parse-data.ts';
import type { Part } from './part.ts';
import type { Registry } from './registry.ts';
import { registers } from './registers/index.ts';
import type { ChapterSource, Sources } from './source-entry.ts';
import { withPlace } from './place-later.ts';

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
  const documents = ownersFirst(compiledDocuments.documents);
  const entities = [
    ...chapters.chapters.map(({ chapter }) => chapterEntity(chapter)),
    ...documents.map(documentEntity),
    ...compiledDocuments.invalid,
    ...compiledRegisters.entries.map((entry) => entry.entity),
    ...compiledRegisters.invalid,
    ...sources.unreadable.documents.map(unreadableDocument),
  ];
  const documentCodes = new Set(entities.filter(({ kind }) => kind === 'document').map(({ id }) => id));
  const identified = [
    ...sources.diagnostics,
    ...company.diagnostics,
    ...chapters.diagnostics,
    ...compiledRegisters.diagnostics,
    ...compiledDocuments.diagnostics,
    ...duplicateIds(entities),
  ];
  const diagnostics = [...withoutEcho(identified), ...misnamedFiles(documents, identified)];
  const { located } = company;
  if (!located) return { manual: undefined, diagnostics };
  const manual: Manual = {
    company: located.company,
    chapters: chapters.chapters.map(({ chapter }) => chapter),
    documents: uniqueByCode(compiledDocuments.documents),
    registers: compiledRegisters.data,
    figures: sources.figures,
    unreadableFigures: new Set(sources.unreadable.figures),
    entities: indexEntities([...entities, ...documentsByFile(sources.documents, documentCodes)]),
    references: compileReferences(compiledDocuments.documents, compiledRegisters.entries, chapters.chapters, parts),
    texts: compileTexts({ documents: compiledDocuments.documents, entries: compiledRegisters.entries, chapters: chapters.chapters, company: located, parts }),
    locate: entityLocator(compiledDocuments.documents, compiledRegisters.entries),
    locateCompany: (...field) => ({ file: located.file, ...located.locate(...field) }),
    incomplete: new Set([...[...sources.unreadable.registers, ...compiledRegisters.incomplete].map((name) => registers[name].kind), ...twiceNamed(entities)]),
    complete: !hasErrors(diagnostics),
    assets: sources.assets,
    pictures: new Map(sources.pictures.map((picture) => [picture.path, picture])),
    registry,
    parts,
  };
  return { manual, diagnostics };
}

function compileCompany({ company }: Sources): { located?: LocatedCompany; diagnostics: readonly Diagnostic[] } {
  if (!company) return { diagnostics: [] };
  const parsed = parseData(companySchema, company.data, company);
  return parsed.ok ? { located: { ...company, company: parsed.data }, diagnostics: [] } : { diagnostics: parsed.diagnostics };
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

const documentEntity = ({ code, title, file, header, locate }: ManualDocument): Entity =>
  withPlace({ kind: 'document', id: code, title, file, ...(header.status === '作废' ? { retired: '作废' } : {}) }, () => locate(['code']));

const unreadableDocument = (code: string): Entity => ({ kind: 'document', id: code, title: code, file: '', line: 1, column: 1 });

function duplicateIds(entities: readonly Entity[]): readonly Diagnostic[] {
  const first = new Map<string, Entity>();
  return entities.flatMap((entity) => {
    const key = `${entity.kind} ${entity.id}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, entity);
    // A file that could not be read has only a guessed code, and its own finding.
    return earlier && entity.file !== '' ? [duplicateId(entity, earlier)] : [];
  });
}

/** An entry under the id of another lacks its own: an unknown id of its kind may be the one that it should have. Documents have their file's name. */
const twiceNamed = (entities: readonly Entity[]): readonly EntityKind[] =>
  entityKinds.filter((kind) => kind !== 'document' && kind !== 'chapter' && hasTwins(entities.filter((entity) => entity.kind === kind).map(({ id }) => id)));

const hasTwins = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

/** A code that belongs to another document is also one of the wrong chapter or type: once is enough. */
function withoutEcho(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const taken = new Set(diagnostics.filter(({ code }) => code === 'M105').map(({ file }) => file));
  return diagnostics.filter(({ code, file }) => code !== 'M108' || !taken.has(file));
}

const duplicateId = (entity: Entity, earlier: Entity): Diagnostic =>
  createDiagnostic('M105', entity, {
    message: `${entityLabels[entity.kind]}编号 ${entity.id} 已经被「${earlier.title}」用了。`,
    hint: '换一个没有用过的编号；用 npm run new 可以自动取下一个。',
    related: [{ file: earlier.file, line: earlier.line, column: earlier.column, message: `${entity.id} 先出现在这里` }],
  });

function uniqueByCode(documents: readonly ManualDocument[]): readonly ManualDocument[] {
  const owners = new Map(ownersFirst(documents).toReversed().map((document) => [document.code, document]));
  return documents.filter((document) => owners.get(document.code) === document);
}

function indexEntities(entities: readonly Entity[]): ReadonlyMap<EntityKind, ReadonlyMap<string, Entity>> {
  return new Map(
    entityKinds.map((kind) => [kind, new Map(entities.filter((entity) => entity.kind === kind).map((entity) => [entity.id, entity]))]),
  );
}
