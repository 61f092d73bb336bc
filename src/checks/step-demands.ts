import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Check } from '../model/manual.ts';

const demanded = [
  ['criterion', '合格判据（criterion）', '写明做到什么样才算完成，带数值和单位'],
  ['within', '时限（within）', '写明最迟什么时候完成，如「到货后 2 小时内」'],
] as const;

/** M402: a step without what its document's type demands of every step. */
export const stepDemands: Check = (manual) =>
  manual.documents.flatMap((document) =>
    document.steps.flatMap((step, index) =>
      demanded
        .filter(([field]) => document.type.demands?.[field] === true && step[field] === undefined)
        .map(([, name, remedy]) =>
          createDiagnostic('M402', { file: document.file, ...document.locate(['steps', index, 'id']) }, { message: `步骤「${step.name}」没有写${name}。`, hint: `${remedy}。` }),
        ),
    ),
  );
