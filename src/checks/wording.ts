import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { unwritten } from '../model/entry-starter.ts';
import type { Check, Manual, ManualText } from '../model/manual.ts';

/** A word that the terms register forbids, where it stands, and what to write. */
export interface ForbiddenUse {
  readonly text: ManualText;
  readonly wrong: string;
  readonly right: string;
}

/** M702, M708, M712: words that the terms register forbids, facts of the company typed by hand, and places that a starter left open. */
export const wording: Check = (manual) => [...findForbidden(manual).map(forbiddenWord), ...typedFacts(manual), ...openPlaces(manual)];

/** The first use of each forbidden word in every text. */
export function findForbidden(manual: Manual): readonly ForbiddenUse[] {
  const variants = manual.registers.terms.flatMap(({ id, forbidden }) => forbidden.map((wrong) => ({ wrong, right: id })));
  return manual.texts
    .filter(({ from, via }) => !(from?.kind === 'term' && /^(forbidden|aliases)/.test(via)))
    .flatMap((text) => variants.filter(({ wrong }) => text.text.includes(wrong)).map((variant) => ({ text, ...variant })));
}

const forbiddenWord = ({ text, wrong, right }: ForbiddenUse): Diagnostic =>
  createDiagnostic('M702', { file: text.file, ...text.place(wrong) }, { message: `${text.via}${/[项文]$/.test(text.via) ? '' : ' '}里写了「${wrong}」。`, hint: `改成「${right}」。` });

/** Values that are too short or too common would be found where they mean something else. */
const shortest = 5;

function typedFacts(manual: Manual): readonly Diagnostic[] {
  const facts = manual.company.facts.filter(({ value }) => value.length >= shortest);
  return manual.texts
    .filter(({ via }) => via === '正文')
    .flatMap((text) =>
      facts
        .filter(({ value }) => text.text.includes(value))
        .map(({ id, label, value }) => createDiagnostic('M708', { file: text.file, ...text.place(value) }, { message: `「${value}」是公司事实「${label}」，这里手写了一遍。`, hint: `改成 <Fact id="${id}" />。` })),
    );
}

const openPlaces = (manual: Manual): readonly Diagnostic[] =>
  manual.texts
    .filter(({ text }) => text.includes(unwritten))
    .map((text) => createDiagnostic('M712', { file: text.file, ...text.place(unwritten) }, { message: `样板的「${text.text.slice(text.text.indexOf(unwritten)).slice(0, 24)}」还在。`, hint: '换成要说的话；这一处用不着，就整段或整项删去。' }));
