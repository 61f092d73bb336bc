import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFlow } from '../../../src/domain/flow-layout/compile-flow.ts';
import type { Flow } from '../../../src/domain/flow-layout/flow.ts';
import type { FlowLayout, FlowLayoutOptions, FlowPart } from '../../../src/domain/flow-layout/flow-layout.ts';
import { layoutFlow } from '../../../src/domain/flow-layout/layout-flow.ts';
import { arbitraryProcess, type Process } from './arbitrary-process.ts';
import { drawingFaults } from './drawing-faults.ts';
import { runs } from '../../support/property-runs.ts';

/** Generated processes per property; 5000 on each page were run when the layout was last changed. */
const RUNS = 150;

/** Content of A4 in pixels: 180 × 247 mm and 267 × 170 mm. */
const PORTRAIT: FlowLayoutOptions = { orientation: 'portrait', maxWidth: 680, maxHeight: 933 };
const LANDSCAPE: FlowLayoutOptions = { orientation: 'landscape', maxWidth: 1009, maxHeight: 642 };
const SCREEN: FlowLayoutOptions = { orientation: 'portrait', maxWidth: 760, maxHeight: Number.POSITIVE_INFINITY };

function flowOf({ steps, laneLabels }: Process): Flow {
  const compiled = compileFlow(steps, laneLabels);
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.flow;
}

function layoutOf(flow: Flow, options: FlowLayoutOptions): FlowLayout {
  const layout = layoutFlow(flow, options);
  if ('problems' in layout) throw new Error(JSON.stringify(layout.problems));
  return layout;
}

/** Every id of the drawing that leads on, over all parts: markers of one letter are one place. */
function drawnWays(layout: FlowLayout): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, string[]>();
  const name = (id: string): string => id.replace(/^~link-(?:in|out)-/u, '~link-');
  for (const edge of layout.parts.flatMap((part) => part.edges)) ways.set(name(edge.from), [...(ways.get(name(edge.from)) ?? []), name(edge.to)]);
  return ways;
}

function reachable(layout: FlowLayout, from: string): ReadonlySet<string> {
  const ways = drawnWays(layout);
  const seen = new Set([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const to of ways.get(id) ?? []) {
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  return seen;
}

describe.each([
  ['A4 纵向', PORTRAIT],
  ['A4 横向', LANDSCAPE],
  ['屏幕', SCREEN],
])('任意流程排成泳道图（%s）', (_, options) => {
  it('图形不重叠，连线不穿图形、不互相重合，条件文字不压线', () => {
    fc.assert(
      fc.property(arbitraryProcess(18, 5), (process) => {
        const { parts } = layoutOf(flowOf(process), options);
        expect(parts.flatMap((part) => drawingFaults(part))).toEqual([]);
      }),
      { numRuns: runs(RUNS) },
    );
  });

  it('每一张都放得进页面', () => {
    fc.assert(
      fc.property(arbitraryProcess(24, 5), (process) => {
        const { parts, scale } = layoutOf(flowOf(process), options);
        for (const part of parts) {
          expect(part.width * scale).toBeLessThanOrEqual(options.maxWidth + 0.01);
          expect(part.height * scale).toBeLessThanOrEqual(options.maxHeight + 0.01);
        }
      }),
      { numRuns: runs(RUNS) },
    );
  });

  it('从开始走得到每一步，每一步都走得到结束，拆成几张也一样', () => {
    fc.assert(
      fc.property(arbitraryProcess(24, 5), (process) => {
        const flow = flowOf(process);
        const layout = layoutOf(flow, options);
        const seen = reachable(layout, '~start');
        expect(flow.nodes.filter((node) => !seen.has(node.id))).toEqual([]);
        const stuck = flow.nodes.filter((node) => ![...reachable(layout, node.id)].some((id) => id.startsWith('~end')));
        expect(stuck).toEqual([]);
      }),
      { numRuns: runs(RUNS / 3) },
    );
  });

  it('同样的流程总是排成同样的图', () => {
    fc.assert(
      fc.property(arbitraryProcess(18, 5), (process) => {
        const flow = flowOf(process);
        expect(JSON.stringify(layoutOf(structuredClone(flow), options))).toBe(JSON.stringify(layoutOf(flow, options)));
      }),
      { numRuns: runs(RUNS / 3) },
    );
  });
});

describe('极端的流程', () => {
  const names = (part: FlowPart): readonly string[] => part.nodes.map((node) => node.kind);

  it('80 步拆成几张，每张不出错，张与张用字母相接', () => {
    fc.assert(
      fc.property(arbitraryProcess(80, 6), (process) => {
        const { parts } = layoutOf(flowOf(process), PORTRAIT);
        expect(parts.flatMap((part) => drawingFaults(part))).toEqual([]);
        const tags = (kind: string): readonly string[] =>
          [...new Set(parts.flatMap((part) => part.nodes.filter((node) => node.kind === kind).map((node) => node.label.replace(/第 \d+ 张| → /gu, ''))))].sort();
        expect(tags('link-out')).toEqual(tags('link-in'));
      }),
      { numRuns: runs(12) },
    );
  });

  it('60 个字的步骤名和条件也完整地画出来', () => {
    const long = '对本批来料的外观、尺寸、光通量、色温、显色指数、功率因数、绝缘电阻、接地电阻和包装标识逐项检验，并把每一项的实测值如实填入来料检验记录';
    const steps = [
      { id: 'a', name: long.slice(0, 60), role: 'x' },
      { id: 'b', name: long.slice(0, 60), role: 'y', kind: 'decision' as const, branches: [{ when: long.slice(0, 60), goto: 'end' }, { when: long.slice(0, 60), goto: 'a' }] },
    ];
    const { parts } = layoutOf(flowOf({ steps, laneLabels: { x: '甲', y: '乙' } }), PORTRAIT);
    expect(parts.flatMap((part) => drawingFaults(part))).toEqual([]);
    const texts = parts.flatMap((part) => [...part.nodes.map((node) => node.lines.join('')), ...part.edges.map((edge) => edge.label?.lines.join('') ?? '')]);
    expect(texts.filter((text) => text === long.slice(0, 60))).toHaveLength(4);
  });

  it('五个出路的判断分成两个菱形，条件一个不少', () => {
    const branches = ['质量', '破损', '错发', '无理由', '人为损坏'].map((when) => ({ when, goto: 'end' }));
    const { parts } = layoutOf(flowOf({ steps: [{ id: 'a', name: '退货原因', role: 'x', kind: 'decision', branches }], laneLabels: { x: '甲' } }), PORTRAIT);
    expect(parts.flatMap(names).filter((kind) => kind === 'decision')).toHaveLength(2);
    expect(parts.flatMap((part) => part.edges.flatMap((edge) => edge.label?.lines.join('') ?? [])).sort()).toEqual(['人为损坏', '其他', '无理由', '破损', '质量', '错发'].sort());
  });

  it('泳道多得页面放不下时说清楚，而不是画出看不清的图', () => {
    const steps = Array.from({ length: 40 }, (_, index) => ({ id: `s${index}`, name: '核对', role: `r${index}` }));
    const laneLabels = Object.fromEntries(steps.map(({ role }) => [role, `岗位 ${role}`]));
    const layout = layoutFlow(flowOf({ steps, laneLabels }), PORTRAIT);
    expect('problems' in layout ? layout.problems.map(({ message }) => message) : layout).toMatchInlineSnapshot(`
      [
        "流程「流程图」（40 条泳道、42 个图形）在这张页面上放不下：字会小于 6 磅。请把少用的岗位合并成一条泳道，缩短步骤名和条件，或拆成几个流程。",
      ]
    `);
  });

  it('指向不存在的节点或泳道的流程不画，逐条说明', () => {
    const flow: Flow = {
      id: 'f',
      title: '来料检验',
      lanes: [{ id: 'x', label: '甲' }],
      nodes: [{ id: 'a', lane: 'z', kind: 'task', label: '核对' }],
      edges: [{ from: 'a', to: 'b' }],
    };
    const layout = layoutFlow(flow, PORTRAIT);
    expect('problems' in layout ? layout.problems.map(({ message }) => message) : layout).toMatchInlineSnapshot(`
      [
        "节点「核对」（a）放在泳道「z」，而流程没有这条泳道。请在 lanes 中加上它，或改正节点的 lane。",
        "连线 a → b 的一端「b」不是流程中的节点。请改正连线，或补上这个节点。",
      ]
    `);
  });
});
