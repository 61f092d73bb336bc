import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Check } from '../model/manual.ts';

/** A standard's publisher and kind: GB/T, IEC, ISO. Laws and certifications have none. */
const family = /^([A-Z]+(?:\/[A-Z]+)*) ?\d/;
const year = /[-:—]\d{2}(?:\d{2})?$/;

/** M510: a standard whose edition nobody can tell, among others of its kind that say theirs. */
export const standardYears: Check = (manual) => {
  const { standards } = manual.registers;
  const dated = new Set(standards.filter(({ id }) => year.test(id)).map(({ id }) => family.exec(id)?.[1]));
  return standards
    .filter(({ id }) => family.test(id) && !year.test(id) && !id.endsWith('系列') && dated.has(family.exec(id)?.[1]))
    .map(({ id, title }) =>
      createDiagnostic('M510', manual.locate({ kind: 'standard', id }, ['id']), { message: `${id}「${title}」没有写年号。`, hint: `到标准平台查现行版，编号写成 ${id}-年号，引用处一起改；查不到的，状态写待确认并在 source 里写去哪里查。` }),
    );
};
