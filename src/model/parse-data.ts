import * as z from 'zod';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { Locate } from './source-entry.ts';
import type { Path } from './walk-schema.ts';

interface Place {
  readonly file: string;
  readonly locate: Locate;
  /** Where the data stands in its file, e.g. the third entry of a register. */
  readonly at?: Path;
}

export type Parsed<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** unknown → typed, or one finding for every field that is missing, wrong or unknown. */
export function parseData<S extends z.ZodType>(schema: S, data: unknown, place: Place): Parsed<z.infer<S>> {
  const result = schema.safeParse(data);
  if (result.success) return { ok: true, data: result.data };
  const misspelt = findMisspelt(schema, result.error.issues);
  return { ok: false, diagnostics: result.error.issues.filter(({ path }) => !misspelt.has(formatPath(path))).flatMap((issue) => describeIssue(schema, issue, data, place)) };
}

/** Required fields that stand there under a wrong name: the wrong name is reported, its absence is not. */
function findMisspelt(schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): ReadonlySet<string> {
  return new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.flatMap((key) => nearest(key, keysAt(schema, issue.path), 1).map((near) => formatPath([...issue.path, near]))) : [],
    ),
  );
}

function describeIssue(schema: z.ZodType, issue: z.core.$ZodIssue, data: unknown, place: Place): readonly Diagnostic[] {
  const path = [...(place.at ?? []), ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(schema, issue.path, key, place));
  const name = formatPath(issue.path);
  const description = descriptionAt(schema, issue.path);
  if (valueAt(data, issue.path) === undefined) {
    return [createDiagnostic('M102', { file: place.file, ...place.locate(path) }, { message: `缺少字段 ${name}。`, hint: `补上 ${name}${description ? `：${description}` : ''}。` })];
  }
  return [
    createDiagnostic('M103', { file: place.file, ...place.locate(path) }, {
      message: `${name === '' ? '这里' : `字段 ${name} `}的值不对：${endSentence(issue.message)}`,
      hint: name === '' ? '照同一文件夹里别的文件写，一行一个「字段: 值」。' : description ? `${name} 应填：${endSentence(description)}` : `按提示改正 ${name}。`,
    }),
  ];
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), data);

const endSentence = (sentence: string): string => (/[。！？!?]$/.test(sentence) ? sentence : `${sentence}。`);

function unknownField(schema: z.ZodType, parent: Path, key: string, place: Place): Diagnostic {
  const known = keysAt(schema, parent);
  const [near] = nearest(key, known, 1);
  const where = parent.length > 0 ? `${formatPath(parent)}${/项$/.test(formatPath(parent)) ? '' : ' '}里` : '这里';
  return createDiagnostic('M104', { file: place.file, ...place.locate([...(place.at ?? []), ...parent, key], 'key') }, {
    message: `${where}没有字段 ${key}。`,
    hint: near === undefined ? `删去它；可用的字段有 ${known.join('、')}。` : `最接近的字段是 ${near}；写错了就改，多余就删。`,
  });
}

/** steps.2.role as 「steps 第 3 项的 role」: editors count from one. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text} 第 ${key + 1} 项`.trimStart();
    return text === '' ? String(key) : `${text}${/项$/.test(text) ? '的 ' : '.'}${String(key)}`;
  }, '');
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let current: z.ZodType | undefined = schema;
  for (const key of path) {
    const def = definitionOf(unwrap(current));
    if (def?.type === 'array') current = def.element as z.ZodType;
    else if (def?.type === 'object') current = def.shape[String(key)] as z.ZodType | undefined;
    else return undefined;
  }
  return current;
}

const definitionOf = (schema: z.ZodType | undefined): z.core.$ZodTypes['_zod']['def'] | undefined =>
  schema && (schema as unknown as z.core.$ZodTypes)._zod.def;

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  const def = definitionOf(schema);
  const isWrapper = def?.type === 'optional' || def?.type === 'default' || def?.type === 'nullable';
  return isWrapper ? unwrap(def.innerType as z.ZodType) : schema;
}

function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  const def = definitionOf(unwrap(schemaAt(schema, path)));
  return def?.type === 'object' ? Object.keys(def.shape) : [];
}

function descriptionAt(schema: z.ZodType, path: Path): string | undefined {
  const found = schemaAt(schema, path);
  return found?.meta()?.description ?? unwrap(found)?.meta()?.description;
}
