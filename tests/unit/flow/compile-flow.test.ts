import { describe, expect, it } from 'vitest';
import { compileFlow } from '../../../src/domain/flow-layout/compile-flow.ts';
import { describeFlow } from '../../../src/domain/flow-layout/describe-flow.ts';
import { flowAsList } from '../../../src/domain/flow-layout/flow-as-list.ts';
import type { Flow } from '../../../src/domain/flow-layout/flow.ts';
import type { FlowStep } from '../../../src/domain/flow-layout/flow-step.ts';

const LANES = { wh: '仓管员', iqc: '来料检验员', qm: '质量经理' };

const RECEIVING: readonly FlowStep[] = [
  { id: 'count', name: '点收数量', role: 'wh' },
  { id: 'inspect', name: '抽样检验', role: 'iqc', fail: { when: '仪器超期', goto: 'QC-SOP-014' } },
  { id: 'judge', name: '合格？', role: 'iqc', kind: 'decision', branches: [{ when: '是', goto: 'store' }, { when: '否', goto: 'review' }] },
  { id: 'store', name: '入库', role: 'wh', next: 'end' },
  { id: 'review', name: '评审', role: 'qm', kind: 'decision', branches: [{ when: '让步接收', goto: 'store' }, { when: '重检', goto: 'inspect' }, { when: '退货', goto: 'end' }] },
];

function flowOf(steps: readonly FlowStep[]): Flow {
  const compiled = compileFlow(steps, LANES, { title: '来料检验', stepHref: (id) => `#${id}` });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.flow;
}

function messagesOf(steps: readonly FlowStep[]): readonly string[] {
  const compiled = compileFlow(steps, LANES);
  return 'problems' in compiled ? compiled.problems.map(({ code, message }) => `${code}: ${message}`) : [];
}

const ways = (flow: Flow): readonly string[] => flow.edges.map(({ from, to, label, kind }) => `${from} → ${to}${label === undefined ? '' : ` [${label}]`}${kind === undefined || kind === 'normal' ? '' : ` ${kind}`}`);

describe('从步骤得到流程', () => {
  it('不写 next 就走下一步，写文件编号就传递给那个流程，每条泳道有自己的结束', () => {
    expect(ways(flowOf(RECEIVING))).toMatchInlineSnapshot(`
      [
        "~start → count",
        "count → inspect",
        "inspect → judge",
        "inspect → ~to-QC-SOP-014-iqc [仪器超期] fail",
        "~to-QC-SOP-014-iqc → ~end-iqc message",
        "judge → store [是]",
        "judge → review [否]",
        "store → ~end-wh",
        "review → store [让步接收]",
        "review → inspect [重检]",
        "review → ~end-qm [退货]",
      ]
    `);
  });

  it('泳道按岗位出现的先后，图形带步骤号和链接', () => {
    const flow = flowOf(RECEIVING);
    expect(flow.lanes.map((lane) => lane.label)).toEqual(['仓管员', '来料检验员', '质量经理']);
    expect(flow.nodes.find((node) => node.id === 'judge')).toMatchObject({ number: '3', href: '#judge', kind: 'decision', lane: 'iqc' });
  });

  it('文字说明说出每一步是谁做、下面往哪里走', () => {
    expect(describeFlow(flowOf(RECEIVING))).toMatchInlineSnapshot(`"来料检验，共 5 步，由仓管员、来料检验员、质量经理完成。第 1 步，仓管员：点收数量。第 2 步，来料检验员：抽样检验；仪器超期则转 QC-SOP-014。第 3 步，来料检验员：合格？是则转到第 4 步，否则转到第 5 步。第 4 步，仓管员：入库；结束。第 5 步，质量经理：评审；让步接收则转到第 4 步，重检则转到第 2 步，退货则结束。"`);
  });

  it('手机上的列表只列步骤，直接往下走的不再说一遍', () => {
    const list = flowAsList(flowOf(RECEIVING));
    expect(list.map((item) => `${item.number} ${item.laneLabel} ${item.label}`)).toEqual(['1 仓管员 点收数量', '2 来料检验员 抽样检验', '3 来料检验员 合格？', '4 仓管员 入库', '5 质量经理 评审']);
    expect(list[0]?.ways.every((way) => way.plain)).toBe(true);
    expect(list[4]?.ways.map((way) => `${way.when}${way.back ? ' 向上' : ''}`)).toEqual(['让步接收 向上', '重检 向上', '退货']);
  });
});

describe('步骤里的错误', () => {
  it('没有步骤', () => {
    expect(messagesOf([])).toMatchInlineSnapshot(`
      [
        "no-steps: 流程没有步骤，画不出图。请至少写一个步骤。",
      ]
    `);
  });

  it('步骤太多', () => {
    expect(messagesOf(Array.from({ length: 301 }, (_, index) => ({ id: `s${index}`, name: '核对', role: 'wh' })))).toMatchInlineSnapshot(`
      [
        "too-many-steps: 流程有 301 个步骤，超过 300 个。请拆成几个流程，用文件编号互相引用。",
      ]
    `);
  });

  it('编号用了两次', () => {
    expect(messagesOf([{ id: 'a', name: '点收', role: 'wh' }, { id: 'a', name: '检验', role: 'iqc' }])).toMatchInlineSnapshot(`
      [
        "duplicate-step: 步骤编号「a」用了两次：「点收」和「检验」。请给其中一个换编号，否则不知道分支指向哪一个。",
      ]
    `);
  });

  it('岗位没有登记', () => {
    expect(messagesOf([{ id: 'a', name: '点收', role: 'boss' }])).toMatchInlineSnapshot(`
      [
        "unknown-role: 步骤「点收」（a）的岗位「boss」没有登记，画不出泳道。请改正岗位，或先在岗位表中登记它。",
      ]
    `);
  });

  it('分支指向不存在的步骤', () => {
    expect(messagesOf([{ id: 'a', name: '合格？', role: 'wh', kind: 'decision', branches: [{ when: '是', goto: 'end' }, { when: '否', goto: 'redo' }] }])).toMatchInlineSnapshot(`
      [
        "unknown-target: 步骤「合格？」（a）指向「redo」，而流程里没有这个步骤。请写步骤编号（a）、end（结束）或文件编号（如 QC-SOP-006）。",
      ]
    `);
  });

  it('判断没有写一条分支', () => {
    expect(messagesOf([{ id: 'a', name: '合格？', role: 'wh', kind: 'decision', branches: [] }])).toMatchInlineSnapshot(`
      [
        "no-way-out: 步骤「合格？」（a）没有出路：写了 branches 却没有一条分支。请补上分支，或去掉 branches 让它走到下一步。",
      ]
    `);
  });

  it('走不到的步骤只说第一个', () => {
    const steps: readonly FlowStep[] = [
      { id: 'a', name: '点收', role: 'wh', next: 'end' },
      { id: 'b', name: '检验', role: 'iqc' },
      { id: 'c', name: '入库', role: 'wh' },
    ];
    expect(messagesOf(steps)).toMatchInlineSnapshot(`
      [
        "unreachable-step: 步骤「检验」（b）走不到：没有步骤指向它。请让前面某一步的 next 或分支指向「b」，或删去它。",
      ]
    `);
  });

  it('没有出口的循环说出循环里的每一步，只说一次', () => {
    const steps: readonly FlowStep[] = [
      { id: 'a', name: '点收', role: 'wh' },
      { id: 'b', name: '检验', role: 'iqc' },
      { id: 'c', name: '返工', role: 'iqc', next: 'b' },
    ];
    expect(messagesOf(steps)).toMatchInlineSnapshot(`
      [
        "endless-loop: 「检验」、「返工」互相循环，没有出口，流程走不到结束。请给其中一步加一条分支，说明什么时候离开循环（指向循环外的步骤或 end）。",
      ]
    `);
  });

  it('指向自己的步骤也是没有出口的循环', () => {
    expect(messagesOf([{ id: 'a', name: '点收', role: 'wh', next: 'a' }])).toMatchInlineSnapshot(`
      [
        "endless-loop: 「点收」指向自己，没有出口，流程走不到结束。请给其中一步加一条分支，说明什么时候离开循环（指向循环外的步骤或 end）。",
      ]
    `);
  });

  it('目标写错时不再追说走不到', () => {
    const steps: readonly FlowStep[] = [
      { id: 'a', name: '点收', role: 'wh', next: 'bb' },
      { id: 'b', name: '检验', role: 'iqc' },
    ];
    expect(messagesOf(steps).map((message) => message.split(':')[0])).toEqual(['unknown-target']);
  });
});
