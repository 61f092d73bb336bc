import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import { documentLeaves } from '../model/document-leaves.ts';
import type { Check, Manual, ManualDocument } from '../model/manual.ts';

/** M703, M704: how much is still to be confirmed, and sample figures that do not say so. */
export const facts: Check = (manual) => [...unconfirmed(manual), ...unlabelled(manual)];

const unconfirmed = (manual: Manual): readonly Diagnostic[] =>
  manual.documents.flatMap((document) => {
    const open = [...unsureTexts(document), ...unsureFields(document)];
    const [first] = open;
    if (!first) return [];
    const checks = [...new Set(open.map(({ check }) => check).filter((check) => check !== ''))];
    return [createDiagnostic('M703', { file: document.file, ...first.place }, { message: `《${document.title}》有 ${open.length} 处待确认。`, hint: `${checks.join('；')}。核对后去掉 <Unsure>，或把 certainty 改成已核实。` })];
  });

interface Unconfirmed {
  readonly place: Position;
  /** Where to look it up. */
  readonly check: string;
}

const unsureTexts = (document: ManualDocument): readonly Unconfirmed[] =>
  document.body.parts.filter(({ name }) => name === 'Unsure').map((use) => ({ place: use, check: String(use.attributes['check'] ?? '') }));

function unsureFields(document: ManualDocument): readonly Unconfirmed[] {
  const leaves = documentLeaves(document);
  const textAt = new Map(leaves.map(({ path, value }) => [path.join('.'), value]));
  return leaves
    .filter(({ kind, value }) => kind === 'choice' && value === '待确认')
    .map(({ path }) => ({ place: document.locate(path), check: textAt.get([...path.slice(0, -1), 'check'].join('.')) ?? '' }));
}

const unlabelled = (manual: Manual): readonly Diagnostic[] =>
  manual.company.sample ? manual.company.facts.flatMap((fact, index) => (fact.sample ? [] : [unlabelledFact(manual, fact, index)])) : [];

const unlabelledFact = (manual: Manual, { label, value }: Manual['company']['facts'][number], index: number): Diagnostic =>
  createDiagnostic('M704', manual.locateCompany(['facts', index, 'sample']), {
    message: `示例公司的事实「${label}：${value}」写着 sample: false。`,
    hint: '示例公司的数字一律 sample: true；换成自己的公司后把 company.yaml 的 sample 改成 false。',
  });
