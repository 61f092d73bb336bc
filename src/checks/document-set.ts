import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Check, Manual } from '../model/manual.ts';

/** M705, M706: documents that cannot be told apart, and documents that nobody would find. */
export const documentSet: Check = (manual) => [...sameTitles(manual), ...(manual.complete ? orphans(manual) : [])];

function sameTitles(manual: Manual): readonly Diagnostic[] {
  const first = new Map<string, Manual['documents'][number]>();
  return manual.documents.flatMap((document) => {
    const earlier = first.get(document.title);
    if (!earlier) first.set(document.title, document);
    if (!earlier) return [];
    return [
      createDiagnostic('M705', { file: document.file, ...document.locate(['title']) }, {
        message: `${document.code} 与 ${earlier.code} 都叫《${document.title}》。`,
        hint: '给其中一份起一个说得出区别的名字。',
        related: [{ file: earlier.file, ...earlier.locate(['title']), message: `${earlier.code} 先用了这个名字` }],
      }),
    ];
  });
}

function orphans(manual: Manual): readonly Diagnostic[] {
  const mentioned = new Set(manual.references.filter(({ from, to }) => to.kind === 'document' && from.id !== to.id && from.kind !== 'claim').map(({ to }) => to.id));
  return manual.documents
    .filter(({ code, header }) => header.status !== '作废' && header.distribution.length === 0 && !mentioned.has(code))
    .map((document) =>
      createDiagnostic('M706', { file: document.file, ...document.locate(['code']) }, { message: `《${document.title}》没有发放给任何岗位，也没有别的文件引用它。`, hint: '在 distribution 里写上必须读它的岗位，或在相关文件里引用它。' }),
    );
}
