import * as z from 'zod';
import { entityLabels } from './entity.ts';
import { metaOf, type FieldMeta } from './fields.ts';

/** A field as the editors' reference lists it. */
export interface FieldRow {
  /** steps[].role */
  readonly path: string;
  readonly required: boolean;
  /** 文本、数字、是/否、清单、岗位编号 … */
  readonly form: string;
  readonly description: string;
  readonly choices: readonly string[];
}

type Definition = z.core.$ZodTypes['_zod']['def'];

/** Every field of a schema, parents before children, with the sentence that editors also see on hover. */
export function describeSchema(schema: z.ZodType, path = ''): readonly FieldRow[] {
  const { definition } = unwrap(schema);
  if (definition.type === 'array') return describeSchema(definition.element as z.ZodType, `${path}[]`);
  if (definition.type !== 'object') return [];
  return Object.entries(definition.shape).flatMap(([key, field]) => {
    const child = path === '' ? key : `${path}.${key}`;
    return [describeField(field as z.ZodType, child), ...describeSchema(field as z.ZodType, child)];
  });
}

function describeField(schema: z.ZodType, path: string): FieldRow {
  const { definition, optional, meta } = unwrap(schema);
  const choices = definition.type === 'enum' ? Object.values(definition.entries).map(String) : [];
  return { path, required: !optional, form: formOf(definition, meta), description: meta.description ?? '', choices };
}

interface Unwrapped {
  readonly definition: Definition;
  readonly optional: boolean;
  readonly meta: FieldMeta;
}

function unwrap(schema: z.ZodType): Unwrapped {
  const definition = (schema as unknown as z.core.$ZodTypes)._zod.def;
  const meta = metaOf(schema);
  if (definition.type !== 'optional' && definition.type !== 'default' && definition.type !== 'nullable') return { definition, optional: false, meta };
  const inner = unwrap(definition.innerType as z.ZodType);
  return { ...inner, optional: true, meta: { ...inner.meta, ...meta } };
}

function formOf(definition: Definition, { ref }: FieldMeta): string {
  if (ref !== undefined) return `${entityLabels[ref]}编号`;
  switch (definition.type) {
    case 'array':
      return `${formOf(unwrap(definition.element as z.ZodType).definition, unwrap(definition.element as z.ZodType).meta)}的清单`;
    case 'object':
      return '一组字段';
    case 'number':
      return '数字';
    case 'boolean':
      return '是或否（true / false）';
    case 'enum':
      return '选一个';
    case 'literal':
      return `固定写 ${definition.values.join('、')}`;
    default:
      return '文本';
  }
}
