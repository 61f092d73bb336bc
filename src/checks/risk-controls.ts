import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import { documentPlaces, findPlace } from '../model/document-places.ts';
import { findDocument, type Check } from '../model/manual.ts';

/** M201: a risk is said to be controlled at a step or rule that its document does not have. */
export const riskControls: Check = (manual) =>
  manual.registers.risks.flatMap(({ id, controls }) =>
    controls.flatMap(({ document: code, step }, index) => {
      const document = code === undefined ? undefined : findDocument(manual, code);
      if (!document || step === undefined || findPlace(document, step)) return [];
      const near = nearest(step, documentPlaces(document).map(({ title }) => title), 2);
      return createDiagnostic('M201', manual.locate({ kind: 'risk', id }, ['controls', index, 'step']), {
        message: `${document.code}《${document.title}》里没有名为「${step}」的步骤、条款或小节。`,
        hint: near.length === 0 ? '写这份文件里真实的步骤名、条款名或小节标题。' : `最接近的是${near.map((title) => `「${title}」`).join('、')}。`,
      });
    }),
  );
