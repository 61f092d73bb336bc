import type * as z from 'zod';
import type { FieldMeta } from './fields.ts';

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
export function walkSchema(schema: Schema, data: unknown, path: Path = [], inherited: FieldMeta = {}): readonly Leaf[] {
  const meta = { ...inherited, ...metaOf(schema) };
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'object':
      return isRecord(data) ? Object.entries(data).flatMap(([key, value]) => walkProperty(def.shape, key, value, path)) : [];
    case 'record':
      return isRecord(data) ? Object.entries(data).flatMap(([key, value]) => walkSchema(def.valueType, value, [...path, key])) : [];
    case 'array':
      return Array.isArray(data) ? data.flatMap((item, index) => walkSchema(def.element, item, [...path, index])) : [];
    case 'union':
      return walkUnion(def.options, data, path, meta);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return walkSchema(def.innerType, data, path, meta);
    case 'pipe':
      return walkSchema(def.out, data, path, meta);
    case 'enum':
    case 'literal':
      return typeof data === 'string' ? [{ path, value: data, meta, kind: 'choice' }] : [];
    default:
      return typeof data === 'string' ? [{ path, value: data, meta, kind: 'text' }] : [];
  }
}

function walkProperty(shape: Readonly<Record<string, Schema>>, key: string, value: unknown, path: Path): readonly Leaf[] {
  const property = Object.hasOwn(shape, key) ? shape[key] : undefined;
  return property === undefined ? [] : walkSchema(property, value, [...path, key]);
}

function walkUnion(options: readonly Schema[], data: unknown, path: Path, meta: FieldMeta): readonly Leaf[] {
  const matching = options.find((option) => (option as z.ZodType).safeParse(data).success);
  return matching === undefined ? [] : walkSchema(matching, data, path, meta);
}

const metaOf = (schema: Schema): FieldMeta => ((schema as z.ZodType).meta() ?? {}) as FieldMeta;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
