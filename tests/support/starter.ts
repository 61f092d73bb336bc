import type { DocumentType, TypeProblem } from '../../src/model/document-type.ts';
import { parseDocumentSource } from '../../src/source/document-source.ts';

type Data = Readonly<Record<string, unknown>>;

/** The header of a starter as an editor wrote it, without defaults; throws when it cannot be read at all. */
export function parseStarter(text: string): Data {
  const { source, diagnostics } = parseDocumentSource({ file: 'starter.mdx', chapter: 'chapter' }, text, { forPages: false });
  if (!source || diagnostics.length + source.body.problems.length > 0) throw new Error('starter.mdx 不能读取');
  return source.data as Data;
}

/** What an editor would be told about a header: schema findings as paths with messages, then those of the type's own check. */
export function findProblems(type: DocumentType, data: Data): readonly string[] {
  const parsed = type.schema.safeParse(data);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  return (type.check?.(parsed.data) ?? []).map((problem: TypeProblem) => `${problem.path.join('.')} ${problem.message}`);
}

/** Section ids in reading order. */
export function sectionIds(type: DocumentType, data: Data): readonly string[] {
  return type.sections(type.schema.parse(data)).map((section) => (section === 'body' ? 'body' : section.id));
}

/** A copy with one value replaced; `undefined` removes it. */
export function change(data: Data, path: readonly (string | number)[], value: unknown): Data {
  const copy = structuredClone(data) as Record<string | number, unknown>;
  const parent = path.slice(0, -1).reduce<Record<string | number, unknown>>((node, key) => node[key] as Record<string | number, unknown>, copy);
  const last = path.at(-1);
  if (last === undefined) return copy;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
