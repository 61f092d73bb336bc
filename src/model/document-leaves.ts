import { derive } from './derive.ts';
import type { ManualDocument } from './manual.ts';
import { walkSchema, type Leaf } from './walk-schema.ts';

/** All string leaves of a document's header. */
export const documentLeaves = derive(({ type, data }: ManualDocument): readonly Leaf[] => walkSchema(type.schema, data));
