import type { ManualDocument } from './manual.ts';
import { walkSchema, type Leaf } from './walk-schema.ts';

const known = new WeakMap<ManualDocument, readonly Leaf[]>();

/** All string leaves of a document's header; walked once for everybody who asks. */
export function documentLeaves(document: ManualDocument): readonly Leaf[] {
  const earlier = known.get(document);
  if (earlier) return earlier;
  const leaves = walkSchema(document.type.schema, document.data);
  known.set(document, leaves);
  return leaves;
}
