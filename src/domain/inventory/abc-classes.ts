import { failWith, succeed, type Problem, type Result } from '../result.ts';

export type AbcClass = 'A' | 'B' | 'C';

/** Yearly usage of an item: quantity × unit cost, in yuan. */
export interface UsageItem {
  readonly id: string;
  readonly annualUsageYuan: number;
}

export interface AbcItem extends UsageItem {
  readonly sharePercent: number;
  readonly cumulativePercent: number;
  readonly abc: AbcClass;
}

/** Upper ends of classes A and B in per cent of the cumulative usage; the company's choice. */
export interface AbcLimits {
  readonly aPercent: number;
  readonly bPercent: number;
}

export const usualAbcLimits: AbcLimits = { aPercent: 80, bPercent: 95 };

/**
 * Items by falling usage with their ABC class: an item belongs to A while the items before it make up less than `aPercent`, so that the
 * item that crosses the line still is A. Errors: `items`, `items.<index>`, `limits`. Source: reference 6.1 (附录 J).
 */
export function classifyAbc(items: readonly UsageItem[], limits: AbcLimits = usualAbcLimits): Result<readonly AbcItem[]> {
  const problems = [...findItemProblems(items), ...findLimitProblems(limits)];
  if (problems.length > 0) return failWith(problems);
  const total = items.reduce((sum, item) => sum + item.annualUsageYuan, 0);
  const sorted = items.toSorted((a, b) => b.annualUsageYuan - a.annualUsageYuan);
  let before = 0;
  return succeed(
    sorted.map((item) => {
      const share = (100 * item.annualUsageYuan) / total;
      const abc = before < limits.aPercent - 1e-9 ? 'A' : before < limits.bPercent - 1e-9 ? 'B' : 'C';
      before += share;
      return { ...item, sharePercent: share, cumulativePercent: Math.min(100, before), abc };
    }),
  );
}

function findItemProblems(items: readonly UsageItem[]): readonly Problem[] {
  const problems = items.flatMap(({ id, annualUsageYuan }, index) => {
    const valid = Number.isFinite(annualUsageYuan) && annualUsageYuan >= 0 && annualUsageYuan <= 1e15;
    return valid ? [] : [{ field: `items.${index}`, message: `物料 ${id} 的年耗用金额不是 0 或正数：请核对用量和单价。` }];
  });
  if (problems.length > 0 || items.some(({ annualUsageYuan }) => annualUsageYuan > 0)) return problems;
  return [{ field: 'items', message: '没有一项物料有耗用金额，无法分类。' }];
}

function findLimitProblems({ aPercent, bPercent }: AbcLimits): readonly Problem[] {
  const ordered = aPercent > 0 && aPercent < bPercent && bPercent < 100;
  return ordered ? [] : [{ field: 'limits', message: `分界应满足 0 < A < B < 100，现在 A 为 ${aPercent}%，B 为 ${bPercent}%。` }];
}
