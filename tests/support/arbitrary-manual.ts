import fc from 'fast-check';
import { compileReferences } from '../../src/model/compile-references.ts';
import type { Manual, ManualDocument } from '../../src/model/manual.ts';
import { stepSchema, type Step } from '../../src/model/step.ts';
import { checkHarbour, type Patch } from './harbour.ts';

/** The harbour company's manual after a patch. */
export function harbourManual(patch: Patch = {}): Manual {
  const { manual } = checkHarbour(patch);
  if (!manual) throw new Error('样本手册不能编译');
  return manual;
}

/** The harbour company with these procedures instead of its documents; their references are those that a compilation would find. */
export function manualWithSteps(base: Manual, processes: readonly (readonly Step[])[]): Manual {
  const pattern = base.documents.find(({ steps }) => steps.length > 0);
  if (!pattern) throw new Error('样本手册里没有流程');
  const documents = processes.map((steps, index) => documentOf(pattern, `ZL-SOP-${String(index + 100)}`, steps));
  const entities = new Map(base.entities).set('document', new Map(documents.map((document) => [document.code, { kind: 'document' as const, id: document.code, title: document.title, file: '', line: 1, column: 1 }])));
  return { ...base, documents, entities, references: compileReferences(documents, [], [], base.parts) };
}

function documentOf(pattern: ManualDocument, code: string, steps: readonly Step[]): ManualDocument {
  const header = { ...pattern.header, code, steps };
  return { ...pattern, code, header, data: header, steps, locate: () => ({ line: 1, column: 1 }) };
}

/** A step by its parts that matter to derivations; the rest is the schema's defaults. */
export const stepOf = (fields: { readonly id: string } & Partial<Step>): Step =>
  stepSchema.parse({ name: `步骤 ${fields.id}`, role: 'checker', action: '照做', ...fields });

const role = fc.constantFrom('system-lead', 'checker', 'fixer', 'nobody');
const form = fc.constantFrom('FM-ZL-01', 'FM-SH-01', 'FM-XX-99');

const step = fc.record({
  role,
  accountable: fc.option(role, { nil: undefined }),
  consulted: fc.array(role, { maxLength: 3 }),
  informed: fc.array(role, { maxLength: 3 }),
  records: fc.array(form, { maxLength: 3 }),
  standards: fc.constantFrom<string[][]>([], ['GB/T 2828.1-2012'], ['GB 0-2000']),
  kind: fc.constantFrom('作业', '判定'),
});

/** Processes with known and unknown roles, forms and standards. */
export const arbitraryProcesses: fc.Arbitrary<readonly (readonly Step[])[]> = fc.array(
  fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => steps.map((fields, index) => stepOf({ id: `s${index}`, ...fields }))),
  { maxLength: 5 },
);
