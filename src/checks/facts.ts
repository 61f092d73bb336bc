import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Check, Manual } from '../model/manual.ts';

/** M703, M704: how much is still to be confirmed, and sample figures that do not say so. */
export const facts: Check = (manual) => [...unconfirmed(manual), ...unlabelled(manual)];

const unconfirmed = (manual: Manual): readonly Diagnostic[] =>
  manual.documents.flatMap((document) => {
    const uses = document.body.parts.filter(({ name }) => name === 'Unsure');
    const [first] = uses;
    if (!first) return [];
    const checks = uses.map(({ attributes }) => String(attributes['check'] ?? '')).filter((check) => check !== '');
    return [createDiagnostic('M703', { file: document.file, ...first }, { message: `《${document.title}》有 ${uses.length} 处待确认。`, hint: `${[...new Set(checks)].join('；')}。核对后去掉 <Unsure>。` })];
  });

const unlabelled = (manual: Manual): readonly Diagnostic[] =>
  manual.company.sample ? manual.company.facts.flatMap((fact, index) => (fact.sample ? [] : [unlabelledFact(manual, fact, index)])) : [];

const unlabelledFact = (manual: Manual, { label, value }: Manual['company']['facts'][number], index: number): Diagnostic =>
  createDiagnostic('M704', manual.locateCompany(['facts', index, 'sample']), {
    message: `示例公司的事实「${label}：${value}」写着 sample: false。`,
    hint: '示例公司的数字一律 sample: true；换成自己的公司后把 company.yaml 的 sample 改成 false。',
  });
