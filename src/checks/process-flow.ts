import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Check, Manual, ManualDocument } from '../model/manual.ts';
import { compileStepFlow } from '../model/step-flow.ts';

/** M401: steps that lead nowhere, that nothing leads to, or that never end. */
export const processFlow: Check = (manual) =>
  manual.documents.filter(({ steps }) => steps.length > 0).flatMap((document) => checkFlow(manual, document));

function checkFlow(manual: Manual, document: ManualDocument): readonly Diagnostic[] {
  const result = compileStepFlow(manual, document);
  if (!('problems' in result)) return [];
  return result.problems.map(({ stepId, message, place }) => {
    const index = document.steps.findIndex(({ id }) => id === stepId);
    const path = place ? ['steps', ...place] : index < 0 ? ['steps'] : ['steps', index, 'id'];
    return createDiagnostic('M401', { file: document.file, ...document.locate(path) }, splitMessage(message));
  });
}

/** The flow module says what is wrong and how to mend it in one text: the remedy is its last sentence. */
function splitMessage(text: string): { readonly message: string; readonly hint: string } {
  const sentences = text.match(/[^。]+。/g) ?? [text];
  const hint = sentences.length > 1 ? sentences.at(-1) : undefined;
  return { message: hint ? sentences.slice(0, -1).join('') : text, hint: hint ?? '检查这一步的 next、branches 和 fail 的去向。' };
}
