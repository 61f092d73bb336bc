import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import { companySchema } from '../model/company.ts';
import { entityLabels } from '../model/entity.ts';
import { findEntity, type Check, type Manual, type Reference } from '../model/manual.ts';
import { formatPath } from '../model/parse-data.ts';
import { walkSchema } from '../model/walk-schema.ts';

/** M201: an id that nothing carries. */
export const danglingReferences: Check = (manual) =>
  [...manual.references, ...companyReferences(manual)]
    .filter(({ to }) => !manual.incomplete.has(to.kind) && !findEntity(manual, to.kind, to.id))
    .map((reference) =>
      createDiagnostic('M201', reference, {
        message: `${reference.via.replace(/([^项])$/, '$1 ')}引用的${entityLabels[reference.to.kind]} ${reference.to.id} 不存在。`,
        hint: suggest(manual, reference),
      }),
    );

type Use = Omit<Reference, 'from'>;

/** The company is no entity of the manual; what its file names must exist all the same. */
const companyReferences = (manual: Manual): readonly Use[] =>
  walkSchema(companySchema, manual.company).flatMap(({ meta, value, path }) =>
    meta.ref ? [{ to: { kind: meta.ref, id: value }, ...manual.locateCompany(path), via: formatPath(path) }] : [],
  );

function suggest(manual: Manual, { to }: Use): string {
  const known = manual.entities.get(to.kind) ?? new Map();
  const near = nearest(to.id, [...known.keys()], 2);
  const named = near.map((id) => `${id}「${findEntity(manual, to.kind, id)?.title ?? ''}」`);
  const place = to.kind === 'document' ? '先写出这份文件' : '先在登记册里加上它';
  return named.length > 0 ? `最接近的是 ${named.join('、')}；确实要引用 ${to.id}，${place}。` : `改成已有的编号，或${place}。`;
}
