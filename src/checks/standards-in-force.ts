import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Check, Clock, Reference } from '../model/manual.ts';
import type { Standard } from '../model/registers/knowledge.ts';

/**
 * M701: a field of a document or register that relies on a standard which is replaced, withdrawn or not yet in force. Texts may speak of
 * them, and who cites an edition to come beside the one in force is preparing for it.
 */
export const standardsInForce: Check = (manual, clock) => {
  const standards = new Map(manual.registers.standards.map((standard) => [standard.id, standard]));
  const cited = manual.references.filter(({ from, to, via }) => to.kind === 'standard' && from.kind !== 'standard' && !via.startsWith('<'));
  const citing = new Set(cited.map(({ from, to }) => `${from.kind} ${from.id} ${to.id}`));
  const isPreparing = ({ from, to }: Reference): boolean =>
    manual.registers.standards.some(({ id, replacedBy }) => replacedBy === to.id && citing.has(`${from.kind} ${from.id} ${id}`));
  return cited.filter((reference) => !isPreparing(reference)).flatMap((reference) => describe(reference, standards.get(reference.to.id), clock));
};

function describe(reference: Reference, standard: Standard | undefined, { today }: Clock): readonly Diagnostic[] {
  if (!standard) return [];
  const place = (): Position & { readonly file: string } => ({ file: reference.file, line: reference.line, column: reference.column });
  const name = `${standard.id}「${standard.title}」`;
  if (standard.status === '已代替' || standard.status === '废止')
    return [
      createDiagnostic('M701', place(), {
        message: `${name}${standard.status === '废止' ? '已经废止' : '已被代替'}。`,
        hint: standard.replacedBy ? `改引现行的 ${standard.replacedBy}；要说明历史，写在正文里。` : '到标准登记册查现行版；要说明历史，写在正文里。',
      }),
    ];
  const begins = /^\d{4}-\d{2}-\d{2}$/.test(standard.effective ?? '') ? (standard.effective ?? '') : '';
  return begins > today ? [createDiagnostic('M701', place(), { message: `${name}要到 ${begins} 才实施。`, hint: '到那天之前引用现行版；为它做准备的文件，写在正文里并注明日期。' })] : [];
}
