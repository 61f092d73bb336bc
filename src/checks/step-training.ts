import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { findEntity, type Check } from '../model/manual.ts';

/** M403: a step that needs a course which the training matrix does not ask of the role that acts. */
export const stepTraining: Check = (manual) => {
  const required = new Map(manual.registers.courses.map(({ id, roles }) => [id, new Set(roles)]));
  return manual.documents.flatMap((document) =>
    document.steps.flatMap((step, index) =>
      step.courses.flatMap((course, at) => {
        const roles = required.get(course);
        if (!roles || roles.has(step.role)) return [];
        const role = findEntity(manual, 'role', step.role)?.title ?? step.role;
        return [
          createDiagnostic('M403', { file: document.file, ...document.locate(['steps', index, 'courses', at]) }, {
            message: `步骤「${step.name}」要求「${role}」学过 ${course}，而 ${course} 的必修岗位里没有它。`,
            hint: `在课程 ${course} 的 roles 里加上 ${step.role}，或从这一步的 courses 里去掉 ${course}。`,
          }),
        ];
      }),
    ),
  );
};
