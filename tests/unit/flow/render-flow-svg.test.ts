import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFlow } from '../../../src/domain/flow-layout/compile-flow.ts';
import type { FlowStep } from '../../../src/domain/flow-layout/flow-step.ts';
import { layoutFlow } from '../../../src/domain/flow-layout/layout-flow.ts';
import { renderFlowParts, renderFlowSvg } from '../../../templates/parts/flow/render-flow-svg.ts';
import { arbitraryProcess } from './arbitrary-process.ts';
import { runs } from '../../support/property-runs.ts';

const STEPS: readonly FlowStep[] = [
  { id: 'a', name: '测光 <5 lm & "复测"', role: 'r0' },
  { id: 'b', name: '等待 24 小时', role: 'r1', kind: 'timer' },
  { id: 'c', name: '合格？', role: 'r1', kind: 'decision', branches: [{ when: '是', goto: 'd' }, { when: '否', goto: 'a' }] },
  { id: 'd', name: '出具报告', role: 'r0', kind: 'document', fail: { when: '不符', goto: 'QC-SOP-006' } },
];

function draw(steps: readonly FlowStep[], laneLabels: Readonly<Record<string, string>>, maxHeight = 933): readonly string[] {
  const compiled = compileFlow(steps, laneLabels, { stepHref: (id) => `/d/x/#${id}` });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  const layout = layoutFlow(compiled.flow, { orientation: 'portrait', maxWidth: 680, maxHeight });
  if ('problems' in layout) throw new Error(JSON.stringify(layout.problems));
  return renderFlowParts(layout, { idPrefix: 'f1', title: '来料 & 检验', desc: '共 4 步' });
}

const svg = draw(STEPS, { r0: '检验员', r1: '实验室' }).join('');

describe('泳道图画成 SVG', () => {
  it('有名称和文字说明，读屏软件读得到', () => {
    expect(svg).toContain('role="img" aria-labelledby="f1-title f1-desc"');
    expect(svg).toContain('<title id="f1-title">来料 &amp; 检验</title><desc id="f1-desc">共 4 步</desc>');
  });

  it('步骤链接到它的段落，结束和开始不是链接', () => {
    expect(svg.match(/<a class="flow__node[^>]*>/gu)).toHaveLength(4);
    expect(svg).toContain('href="/d/x/#c"');
  });

  it('没有行内样式、脚本和颜色：颜色全在样式表里', () => {
    expect(svg).not.toMatch(/\sstyle=|<style|<script|\son\w+=|fill=|stroke=|#[0-9a-f]{3,6}"/iu);
  });

  it('步骤名里的尖括号和引号不会变成标记', () => {
    for (const escaped of ['&lt;5', '&amp;', '&quot;']) expect(svg).toContain(escaped);
    expect(svg).not.toContain('<5');
  });

  it('判断、文件、计时、传递各有自己的图形，失败和传递各有自己的线', () => {
    for (const name of ['decision', 'document', 'timer', 'message', 'start', 'end']) expect(svg).toContain(`flow__node--${name}`);
    expect(svg).toContain('flow__edge--fail');
    expect(svg).toContain('flow__edge--message');
  });

  it('拆成几张时编号互不相同，标题说明是第几张', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `s${index}`, name: '核对送货单与采购订单', role: 'r0' }));
    const parts = draw(many, { r0: '检验员' });
    expect(parts.length).toBeGreaterThan(1);
    const ids = [...parts.join('').matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(parts[0]).toContain(`（第 1 张，共 ${parts.length} 张）`);
  });

  it('标记总是成对，坐标总是数', () => {
    fc.assert(
      fc.property(arbitraryProcess(20, 5), ({ steps, laneLabels }) => {
        const drawn = draw(steps, laneLabels).join('');
        expect(drawn).not.toMatch(/NaN|Infinity|undefined/u);
        for (const tag of ['g', 'a', 'text', 'tspan', 'svg']) {
          expect(drawn.match(new RegExp(`<${tag}[ >]`, 'gu'))?.length ?? 0).toBe(drawn.match(new RegExp(`</${tag}>`, 'gu'))?.length ?? 0);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('renderFlowSvg 把各张依次连起来', () => {
    const compiled = compileFlow(STEPS, { r0: '检验员', r1: '实验室' });
    if ('problems' in compiled) throw new Error('样例流程应当没有问题');
    const layout = layoutFlow(compiled.flow, { orientation: 'landscape', maxWidth: 1009, maxHeight: 642 });
    if ('problems' in layout) throw new Error('样例流程应当放得下');
    expect(renderFlowSvg(layout, { idPrefix: 'f', title: 't', desc: 'd' })).toMatch(/^<svg [\s\S]*<\/svg>$/u);
  });
});
