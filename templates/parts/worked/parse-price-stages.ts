import type { PriceStageGiven } from '../../../src/domain/cost/price-build-up.ts';
import { failWith, succeed, type Problem, type Result } from '../../../src/domain/result.ts';

const stage = /^(\S+)\s+(毛利率|加成率)\s*(\d+(?:\.\d+)?)\s*[%％]?$/;

/** Stages of a price as authors write them: `工厂 毛利率 30%；经销商 加成率 25%`. Errors: field `stages`. */
export function parsePriceStages(text: string): Result<readonly PriceStageGiven[]> {
  const parsed = text.split(/[;；]/).map((part) => part.trim()).filter((part) => part !== '').map(parseStage);
  const problems = parsed.flatMap((part): readonly Problem[] => ('message' in part ? [part] : []));
  if (parsed.length === 0) return failWith([{ field: 'stages', message: '至少写一级，如“工厂 毛利率 30%”。' }]);
  return problems.length > 0 ? failWith(problems) : succeed(parsed.flatMap((part) => ('message' in part ? [] : [part])));
}

function parseStage(text: string): PriceStageGiven | Problem {
  const match = stage.exec(text);
  if (match === null) return { field: 'stages', message: `“${text}”看不懂：每一级写成“工厂 毛利率 30%”或“经销商 加成率 25%”，级与级之间用分号隔开。` };
  return { label: match[1] ?? '', basis: match[2] === '毛利率' ? 'margin' : 'markup', percent: match[3] };
}
