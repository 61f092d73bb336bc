import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Check } from '../model/manual.ts';
import type { LightLimitEntry } from '../model/registers/light-limits.ts';
import { checkRequirement } from '../model/requirement.ts';
import type { TypeProblem } from '../model/document-type.ts';

/** M102, M103: limits of light without a number, a unit, a basis or with bands that do not rise. */
export const lightLimitValues: Check = (manual) =>
  manual.registers['light-limits'].flatMap((limit) =>
    problemsOf(limit).map(({ code, path, message, hint }) => createDiagnostic(code, manual.locate({ kind: 'limit', id: limit.id }, path), { message: `限值 ${limit.id}：${message}`, hint })),
  );

function problemsOf({ bands, ...limit }: LightLimitEntry): readonly TypeProblem[] {
  if (!bands) return checkRequirement(limit, []);
  const falling = bands.findIndex(({ upToHz }, index) => upToHz <= (bands[index - 1]?.upToHz ?? 0));
  const order: readonly TypeProblem[] = falling < 0 ? [] : [{ code: 'M103', path: ['bands', falling, 'upToHz'], message: '频率没有比前一段高。', hint: '各段按频率从低到高写，每段写到哪里为止。' }];
  const unclear = bands.findIndex(({ percent, percentPerHz }) => (percent === undefined) === (percentPerHz === undefined));
  const amounts: readonly TypeProblem[] = unclear < 0 ? [] : [{ code: 'M103', path: ['bands', unclear], message: '一段只能写一种限值。', hint: '固定的写 percent，随频率变的写 percentPerHz。' }];
  return [...checkRequirement({ ...limit, criterion: '分段' }, []), ...order, ...amounts];
}
