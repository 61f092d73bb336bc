import * as z from 'zod';
import { parseCalendarDate } from '../domain/revision/calendar-date.ts';
import { describeIssue } from './describe-issue.ts';
import { entityLabels, type EntityKind } from './entity.ts';

z.config({ ...z.locales.zhCN(), customError: describeIssue });

/** Metadata that the core reads from schemas: `ref` marks an id of another entity, `lang` words that are not Chinese. */
export interface FieldMeta {
  readonly ref?: EntityKind;
  readonly lang?: 'en';
  readonly description?: string;
}

const metas = new Map<z.core.$ZodType, FieldMeta>();

/** What a schema says of its field. Schemas are as old as the program, and looking it up in zod makes a copy each time. */
export function metaOf(schema: z.core.$ZodType): FieldMeta {
  const meta = metas.get(schema) ?? ((schema as z.ZodType).meta() ?? {}) as FieldMeta;
  metas.set(schema, meta);
  return meta;
}

/** An id of another entity. References are found by walking schemas, so no type lists them a second time. */
export const ref = (kind: EntityKind, description = `${entityLabels[kind]}编号`) =>
  z.string().min(1, '不能为空').meta({ ref: kind, description });

export const refs = (kind: EntityKind, description = `${entityLabels[kind]}编号清单`) =>
  z.array(ref(kind)).default([]).meta({ description });

/** A sentence or word that readers see. */
export const text = (description: string) => z.string().trim().min(1, '不能为空').meta({ description });

/** Words in English: a screen reader is told so. */
export const english = (description: string) => z.string().trim().min(1, '不能为空').meta({ description, lang: 'en' });

export const texts = (description: string) => z.array(z.string().trim().min(1, '不能为空')).meta({ description });

/** A calendar day, YYYY-MM-DD. */
export const day = (description: string) =>
  z
    .string()
    .refine((value) => parseCalendarDate(value).ok, '应为真实存在的日期，写成 2026-03-01 的样子')
    .meta({ description, format: 'date' });

/** A document version such as V1.0: before the dot 重大 changes, after it 一般 changes. */
export const version = (description: string) =>
  z.string().regex(/^V\d+\.\d+$/, '版次应写成 V1.0 的样子').meta({ description });

export const identifier = (pattern: RegExp, example: string, description: string) =>
  z.string().regex(pattern, `应写成 ${example} 的样子`).meta({ description });

/** A lower-case English slug such as iqc-inspector. */
export const slug = (description: string, example: string) => identifier(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, example, description);
