import { describeGiven, parseNumber, type Given, type NumberRule } from '../given-numbers.ts';
import { fail, succeed, failWith, type Problem, type Result } from '../result.ts';
import { inspectionLevels, type InspectionLevel } from './code-letters.ts';
import { aqls, severities, severityLabels, type Aql, type Severity } from './master-tables.ts';

/** What a plan is asked for with, as typed: lot in items, level `II` or `S-2`, AQL in per cent, severity as id or Chinese label. */
export interface SamplingGiven {
  readonly lot: Given;
  readonly level: Given;
  readonly aql: Given;
  readonly severity: Given;
}

export interface SamplingRequest {
  readonly lot: number;
  readonly level: InspectionLevel;
  readonly aql: Aql;
  readonly severity: Severity;
}

/** Lots are whole items; table 1 starts at 2. The upper end only catches slips of the keyboard. */
export const lotRule: NumberRule = { label: '批量', unit: '件', min: 2, max: 100_000_000, whole: true };

/** Reads all four parts of a request and reports all that is wrong at once. */
export function parseSamplingRequest(given: SamplingGiven): Result<SamplingRequest> {
  const lot = parseLot(given.lot);
  const level = parseLevel(given.level);
  const aql = parseAql(given.aql);
  const severity = parseSeverity(given.severity);
  if (lot.ok && level.ok && aql.ok && severity.ok) return succeed({ lot: lot.value, level: level.value, aql: aql.value, severity: severity.value });
  return failWith([lot, level, aql, severity].flatMap((part): readonly Problem[] => (part.ok ? [] : part.problems)));
}

export function parseLot(given: Given): Result<number> {
  const lot = parseNumber(lotRule, given);
  return typeof lot === 'number' ? succeed(lot) : fail('lot', lot.message);
}

/** Accepts `II`, `Ⅱ`, `S-2`, `s2`. */
export function parseLevel(given: Given): Result<InspectionLevel> {
  const text = normalText(given).toUpperCase().replace(/^S(\d)$/, 'S-$1');
  const level = inspectionLevels.find((known) => known === text);
  return level === undefined ? fail('level', `检验水平“${given ?? ''}”不在表中：请从 ${inspectionLevels.join('、')} 里选，一般用 II。`) : succeed(level);
}

/** Accepts `0.65`, `1`, `1.0`, `2.5%` and numbers. AQL 0 is refused with the way critical defects are handled. */
export function parseAql(given: Given): Result<Aql> {
  const text = normalText(given).replace(/%$/, '');
  if (text === '' || !/^\d*\.?\d+$/.test(text)) return fail('aql', `AQL 要填写表中的数值，${describeGiven(given)}：可用 ${aqls.join('、')}。`);
  const wanted = Number(text);
  if (wanted === 0) return fail('aql', 'AQL = 0 不是标准表中的档位：致命不合格用 100% 检验，发现 1 件即不接收（c=0）。');
  const aql = aqls.find((known) => Number(known) === wanted);
  return aql === undefined ? fail('aql', `标准没有 AQL ${text} 这一档：${nearbyAqls(wanted)}`) : succeed(aql);
}

/** Accepts `normal`, `正常`, `正常检验` and the like; blank means normal, with which inspection starts (9.1). */
export function parseSeverity(given: Given): Result<Severity> {
  const text = normalText(given).toLowerCase();
  if (text === '') return succeed('normal');
  const severity = severities.find((known) => known === text || severityLabels[known] === text || severityLabels[known].slice(0, 2) === text);
  return severity === undefined ? fail('severity', `严格度“${given ?? ''}”不认识：请选正常、加严或放宽。`) : succeed(severity);
}

function normalText(given: Given): string {
  return String(given ?? '').normalize('NFKC').trim();
}

function nearbyAqls(wanted: number): string {
  const below = aqls.findLast((known) => Number(known) < wanted);
  const above = aqls.find((known) => Number(known) > wanted);
  if (below === undefined) return `最严的一档是 ${aqls[0]}。`;
  return above === undefined ? `本手册用到 ${below} 为止。` : `相邻的是 ${below} 和 ${above}，按合同选一档。`;
}
