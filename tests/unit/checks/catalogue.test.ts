import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/diagnostics/catalogue.ts';
import { formatText } from '../../../src/diagnostics/format-text.ts';
import { brokenBodies } from '../../support/broken-bodies.ts';
import { brokenManuals } from '../../support/broken-manuals.ts';
import { brokenRelations } from '../../support/broken-relations.ts';
import { brokenYaml } from '../../support/broken-yaml.ts';
import { checkHarbour } from '../../support/harbour.ts';

const broken = [...brokenManuals, ...brokenYaml, ...brokenBodies, ...brokenRelations];

describe('每一种错误都有一个会犯它的样本', () => {
  test('没有错误的手册没有一条诊断', () => {
    expect(formatText(checkHarbour().diagnostics)).toBe('错误 0 处，警告 0 处，提示 0 处。');
  });

  // M605, M607 and M608 need an earlier commit; their fixtures are in tests/unit/source/unrevised-changes.test.ts and tests/unit/editors/approvals.test.ts.
  test('目录里的每个编号都有样本', () => {
    const covered = new Set<string>(['M605', 'M607', 'M608', ...broken.map(({ code }) => code)]);
    expect(Object.keys(catalogue).filter((code) => !covered.has(code))).toEqual([]);
  });

  test.each(broken.map((mistake) => [mistake.code, mistake.title, mistake] as const))('%s %s：只报这一处，位置准确', (code, _title, { patch, at }) => {
    const found = checkHarbour(patch).diagnostics.map((d) => `${d.code} ${d.file}:${d.line}:${d.column}`);
    expect(found).toEqual([`${code} ${at}`]);
  });

  test.each(broken.map((mistake) => [mistake.code, mistake.title, mistake] as const))('%s %s：编辑看到的话', (_code, _title, { patch }) => {
    expect(formatText(checkHarbour(patch).diagnostics)).toMatchSnapshot();
  });
});
