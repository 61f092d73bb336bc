import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { boundaries } from '../../scripts/config/boundaries.mjs';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** Applies the boundary rules to a folder laid out as this project is. */
export async function cruiseBoundaries(baseDir: string, folders: readonly string[]): Promise<readonly Violation[]> {
  const result = await cruise([...folders], {
    baseDir,
    ruleSet: { forbidden: boundaries as never },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]astro$' },
  });
  const { summary } = result.output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
