import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFlow } from '../../../src/domain/flow-layout/compile-flow.ts';
import { layoutFlow } from '../../../src/domain/flow-layout/layout-flow.ts';
import { renderFlowSvg } from '../../../templates/parts/flow/render-flow-svg.ts';
import { arbitraryProcess } from './arbitrary-process.ts';

/** The goal is 1,000 diagrams in 2 s on one core; a busy machine may take four times as long. */
const DIAGRAMS = 250;
const LIMIT_MS = 2000;

describe('泳道图的速度', () => {
  it('每千张约 20 步的图排好并画出的处理器时间在目标之内（留四倍余量）', () => {
    const flows = fc.sample(arbitraryProcess(20, 5), { numRuns: DIAGRAMS, seed: 20 }).flatMap(({ steps, laneLabels }) => {
      const compiled = compileFlow(steps, laneLabels);
      return 'flow' in compiled ? [compiled.flow] : [];
    });
    const before = process.cpuUsage();
    for (const flow of flows) {
      const layout = layoutFlow(flow, { orientation: 'portrait', maxWidth: 680, maxHeight: 933 });
      if ('parts' in layout) renderFlowSvg(layout, { idPrefix: 'f', title: flow.title, desc: '' });
    }
    const { user } = process.cpuUsage(before);
    expect(flows).toHaveLength(DIAGRAMS);
    expect(user / 1000).toBeLessThan(LIMIT_MS);
  });
});
