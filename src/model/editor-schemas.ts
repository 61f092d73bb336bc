import * as z from 'zod';
import { chapterSchema } from './chapter.ts';
import { companySchema } from './company.ts';
import { metaOf } from './fields.ts';
import type { Manual } from './manual.ts';
import { registerNames, registers } from './registers/index.ts';

/** A JSON schema for an editor, and the files that it is for. */
export interface EditorSchema {
  readonly name: string;
  readonly files: readonly string[];
  readonly schema: z.core.JSONSchema.BaseSchema;
}

/** Schemas with the fields' own sentences; where a field holds an id, the ids of this manual are offered. */
export function buildEditorSchemas(manual: Manual): readonly EditorSchema[] {
  const toJson = (schema: z.ZodType): z.core.JSONSchema.BaseSchema =>
    z.toJSONSchema(schema, {
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        const { ref } = metaOf(zodSchema);
        if (ref === undefined || jsonSchema.type !== 'string') return;
        const known = [...(manual.entities.get(ref)?.values() ?? [])];
        if (known.length > 0) Object.assign(jsonSchema, { enum: known.map(({ id }) => id), enumDescriptions: known.map(({ title }) => title) });
      },
    });
  return [
    { name: 'company', files: ['content/company.yaml'], schema: toJson(companySchema) },
    { name: 'chapter', files: ['content/*/_chapter.yaml'], schema: toJson(chapterSchema) },
    ...registerNames.map((name) => ({
      name: `register-${name}`,
      files: [`content/registers/${name}.yaml`, `content/registers/${name}/*.yaml`],
      schema: toJson(z.array(registers[name].schema)),
    })),
    ...[...manual.registry.values()].map((type) => ({ name: `type-${type.name}`, files: [], schema: toJson(type.schema) })),
  ];
}
