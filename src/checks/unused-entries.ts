import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entityLabels, type Entity, type EntityKind } from '../model/entity.ts';
import type { Check, Manual } from '../model/manual.ts';

/** M505, M506, M507: forms, KPIs and roles that nothing in the manual uses. Claims of an outline point to things, they do not use them. */
export const unusedEntries: Check = (manual) => {
  if (!manual.complete) return [];
  return [
    ...unused(manual, 'form', 'M505', '在用到它的步骤的 records 里写上，或从登记册删去。'),
    ...unused(manual, 'kpi', 'M506', '在用它衡量的文件的 kpis 里写上，或从登记册删去。'),
    ...idleRoles(manual),
  ];
};

// Where an id is misspelt, the one that was meant is not unused: it is mended together with the reference.
function unused(manual: Manual, kind: EntityKind, code: DiagnosticCode, hint: string): readonly Diagnostic[] {
  const entities = manual.entities.get(kind) ?? new Map<string, Entity>();
  const used = new Set(manual.references.filter(({ from, to }) => to.kind === kind && from.kind !== kind && from.kind !== 'claim').map(({ to }) => to.id));
  if ([...used].some((id) => !entities.has(id))) return [];
  return [...entities.values()]
    .filter(({ id }) => !used.has(id))
    .map((entity) => createDiagnostic(code, entity, { message: `${entityLabels[kind]} ${entity.id}「${entity.title}」没有一处用到。`, hint }));
}

function idleRoles(manual: Manual): readonly Diagnostic[] {
  const acting = new Set(manual.documents.flatMap(({ steps, header }) => [...steps.flatMap((step) => [step.role, step.accountable ?? header.owner, ...step.consulted, ...step.informed]), header.owner, header.author, header.reviewer, header.approver]));
  return [...(manual.entities.get('role')?.values() ?? [])]
    .filter(({ id }) => !acting.has(id))
    .map((entity) => createDiagnostic('M507', entity, { message: `岗位「${entity.title}」没有执行、负责、会签或知会任何步骤，也不签任何文件。`, hint: '在它参与的步骤里写上，或并入别的岗位。' }));
}
