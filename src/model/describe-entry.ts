import type * as z from 'zod';
import type { EntityKind } from './entity.ts';
import { metaOf, type FieldMeta } from './fields.ts';

/** A field of a register entry as readers see it. */
export type ShownValue =
  | { readonly kind: 'text'; readonly text: string; readonly lang?: FieldMeta['lang'] }
  | { readonly kind: 'reference'; readonly to: EntityKind; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly ShownValue[] }
  | { readonly kind: 'fields'; readonly fields: readonly ShownField[] };

export interface ShownField {
  readonly key: string;
  readonly label: string;
  readonly value: ShownValue;
}

type Definition = z.core.$ZodTypes['_zod']['def'];

/**
 * An entry's fields with the labels of its schema, so that a register's page needs no template of its own.
 * A label is the description up to its first punctuation: 「职责」 of 「职责:……」.
 */
export function describeEntry(schema: z.ZodType, entry: object): readonly ShownField[] {
  const definition = definitionOf(schema);
  if (definition.type !== 'object') return [];
  return Object.entries(definition.shape).flatMap(([key, field]) => {
    const value = showValue(field as z.ZodType, (entry as Readonly<Record<string, unknown>>)[key]);
    return value ? [{ key, label: labelOf(field as z.ZodType, key), value }] : [];
  });
}

function showValue(schema: z.ZodType, value: unknown): ShownValue | undefined {
  if (value === undefined || value === null) return undefined;
  const definition = definitionOf(schema);
  if (Array.isArray(value)) return definition.type === 'array' ? showList(definition.element as z.ZodType, value) : undefined;
  if (typeof value === 'object') return { kind: 'fields', fields: describeEntry(schema, value) };
  const { ref, lang } = metaOf(innermost(schema));
  if (ref !== undefined && typeof value === 'string') return { kind: 'reference', to: ref, id: value };
  return { kind: 'text', text: typeof value === 'boolean' ? (value ? '是' : '否') : String(value), ...(lang && { lang }) };
}

function showList(element: z.ZodType, values: readonly unknown[]): ShownValue | undefined {
  const items = values.flatMap((value) => showValue(element, value) ?? []);
  return items.length > 0 ? { kind: 'list', items } : undefined;
}

const definitionOf = (schema: z.ZodType): Definition => (innermost(schema) as unknown as z.core.$ZodTypes)._zod.def;

function innermost(schema: z.ZodType): z.ZodType {
  const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
  const isWrapper = def.type === 'optional' || def.type === 'default' || def.type === 'nullable';
  return isWrapper ? innermost(def.innerType as z.ZodType) : schema;
}

function labelOf(schema: z.ZodType, key: string): string {
  const description = metaOf(schema).description ?? metaOf(innermost(schema)).description ?? key;
  const end = description.search(/[,，:：;；(（。]/);
  return end < 0 ? description : description.slice(0, end);
}
