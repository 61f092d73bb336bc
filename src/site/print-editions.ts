import type { PrintEdition } from '../../scripts/pdf/print-plan.ts';
import { chapterPath, registerPath, rolePath } from '../model/addresses.ts';
import type { EntityKind } from '../model/entity.ts';
import { documentsOf, type Manual, type ManualDocument } from '../model/manual.ts';
import { indexReferences } from '../model/reference-index.ts';
import { compileRoleViews, documentsFor, type RoleView } from '../model/role-view.ts';
import { appendixIds, frontIds } from './print-appendices.ts';
import { printId, printKey, rolePartId } from './render-context.ts';

/** Every book beside the whole one: a chapter, what one role needs, the forms. */
export const compileEditions = (manual: Manual): readonly PrintEdition[] => [
  ...manual.chapters.flatMap(({ id }) => chapterEdition(manual, id)),
  ...[...compileRoleViews(manual).values()].map((view) => roleEdition(manual, view)),
  ...formsEdition(manual),
];

export const roleEditionKey = (role: string): string => `role:${role}`;
export const chapterEditionKey = (chapter: string): string => `chapter:${chapter}`;
export const formsEditionKey = 'forms';

const front = ['cover', frontIds.control, frontIds.contents, frontIds.lists, `${frontIds.lists}-forms`] as const;

const idsOf = (kind: EntityKind, ids: Iterable<string>): readonly string[] => [...ids].map((id) => printKey({ kind, id }));

function usedIn(manual: Manual, documents: Iterable<ManualDocument>, kind: EntityKind): readonly string[] {
  const index = indexReferences(manual);
  const used = [...documents].flatMap(({ code }) => index.outgoing({ kind: 'document', id: code }));
  return [...new Set(used.filter(({ to }) => to.kind === kind).map(({ to }) => to.id))];
}

function chapterEdition(manual: Manual, chapter: string): readonly PrintEdition[] {
  const documents = documentsOf(manual, chapter);
  const found = manual.chapters.find(({ id }) => id === chapter);
  if (!found || documents.length === 0) return [];
  return [
    {
      key: chapterEditionKey(chapter),
      name: `第 ${found.order} 章 ${found.title}`,
      file: `chapter-${printId(chapter)}`,
      page: chapterPath(chapter),
      parts: [...front, printId(chapter), ...documents.map(({ code }) => printId(code)), ...idsOf('form', usedIn(manual, documents, 'form')), ...idsOf('term', usedIn(manual, documents, 'term'))],
      front: frontIds.control,
      first: printId(chapter),
      outline: [],
    },
  ];
}

/** What a role does, signs and has to read, with its forms, figures, risks and courses and the terms of its documents. */
function roleEdition(manual: Manual, view: RoleView): PrintEdition {
  const { role, forms, kpis, goals, risks, courses, systems } = view;
  const documents = documentsFor(view);
  const entries = ([['form', forms], ['kpi', kpis], ['goal', goals], ['risk', risks], ['course', courses], ['system', systems], ['term', usedIn(manual, documents, 'term')]] as const).flatMap(([kind, ids]) => idsOf(kind, ids));
  const id = rolePartId(role.id);
  return {
    key: roleEditionKey(role.id),
    name: `岗位手册：${role.title}`,
    file: `role-${role.id}`,
    page: rolePath(role.id),
    parts: [...front, id, ...[...documents].map(({ code }) => printId(code)), ...entries],
    front: frontIds.control,
    first: id,
    outline: [{ title: `岗位：${role.title}`, level: 1, target: id }],
  };
}

function formsEdition(manual: Manual): readonly PrintEdition[] {
  const { forms } = manual.registers;
  if (forms.length === 0) return [];
  const list = `${frontIds.lists}-forms`;
  return [{ key: formsEditionKey, name: '表单集', file: 'forms', page: registerPath('forms'), parts: ['cover', list, ...idsOf('form', forms.map(({ id }) => id))], front: list, first: appendixIds.forms, outline: [] }];
}
