import type * as z from 'zod';
import { metaOf, type FieldMeta } from './fields.ts';

export type Path = readonly PropertyKey[];

export interface Leaf {
  readonly path: Path;
  readonly value: string;
  readonly meta: FieldMeta;
  /** 'text' for prose, 'choice' for enumerations and literals. */
  readonly kind: 'text' | 'choice';
}

type Schema = z.core.$ZodType;

/** All string leaves of parsed data with the metadata of their schema, in document order. */
export function walkSchema(schema: Schema, data: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  walkerOf(schema)(data, [], leaves);
  return leaves;
}

/** Adds the leaves of what stands at a path. */
type Walker = (data: unknown, path: Path, leaves: Leaf[]) => void;

/** Schemas are as old as the program; what they say of a field is looked up once. */
const walkers = new Map<Schema, Walker>();

function walkerOf(schema: Schema): Walker {
  const known = walkers.get(schema) ?? compileWalker(schema, {});
  walkers.set(schema, known);
  return known;
}

function compileWalker(schema: Schema, inherited: FieldMeta): Walker {
  const meta = { ...inherited, ...metaOf(schema) };
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'object':
      return walkObject((key) => (Object.hasOwn(def.shape, key) ? def.shape[key] : undefined));
    case 'record':
      return walkObject(() => def.valueType);
    case 'array':
      return (data, path, leaves) => {
        if (Array.isArray(data)) for (const [index, item] of data.entries()) walkerOf(def.element)(item, [...path, index], leaves);
      };
    case 'union':
      return walkUnion(def.options.map((option) => ({ option, walk: compileWalker(option, meta) })));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return compileWalker(def.innerType, meta);
    case 'pipe':
      return compileWalker(def.out, meta);
    case 'enum':
    case 'literal':
      return walkLeaf(meta, 'choice');
    default:
      return walkLeaf(meta, 'text');
  }
}

const walkLeaf =
  (meta: FieldMeta, kind: Leaf['kind']): Walker =>
  (data, path, leaves) => {
    if (typeof data === 'string') leaves.push({ path, value: data, meta, kind });
  };

const walkObject =
  (schemaOf: (key: string) => Schema | undefined): Walker =>
  (data, path, leaves) => {
    if (!isRecord(data)) return;
    for (const [key, value] of Object.entries(data)) {
      const schema = schemaOf(key);
      if (schema !== undefined) walkerOf(schema)(value, [...path, key], leaves);
    }
  };

const walkUnion =
  (options: readonly { readonly option: Schema; readonly walk: Walker }[]): Walker =>
  (data, path, leaves) =>
    options.find(({ option }) => (option as z.ZodType).safeParse(data).success)?.walk(data, path, leaves);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
