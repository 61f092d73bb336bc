import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceSwitching, deriveLotResult, initialSwitchingState, runSwitching, selectTighterAc, type LotResult, type SwitchingEvent, type SwitchingState } from '../../../../src/domain/sampling/switching.ts';
import { aqls, codeLetters } from '../../../../src/domain/sampling/master-tables.ts';
import { resolvePlan } from '../../../../src/domain/sampling/resolve-plan.ts';

const lot = (accepted: boolean, change: Partial<LotResult> = {}): LotResult => ({ type: 'lot', original: true, accepted, ac: 0, acceptedTighter: accepted, ...change });
const pass = lot(true);
const reject = lot(false);
const favourable: SwitchingEvent = { type: 'conditions', productionStable: true, reducedApproved: true };
const times = (count: number, event: SwitchingEvent): SwitchingEvent[] => Array.from({ length: count }, () => event);

function end(events: readonly SwitchingEvent[]): SwitchingState {
  const steps = runSwitching(events);
  if (!steps.ok) throw new Error(JSON.stringify(steps.problems));
  return steps.value.at(-1)?.state ?? initialSwitchingState;
}

describe('转移规则', () => {
  test('从正常检验开始', () => {
    expect(end([])).toMatchObject({ phase: 'normal', score: 0 });
  });

  test('5 批内有 2 批不接收转加严，隔了 5 批则不转', () => {
    expect(end([reject, reject]).phase).toBe('tightened');
    expect(end([reject, ...times(3, pass), reject]).phase).toBe('tightened');
    expect(end([reject, ...times(4, pass), reject]).phase).toBe('normal');
  });

  test('加严后连续 5 批接收回到正常，中间断一次要重新数', () => {
    const tightened = [reject, reject];
    expect(end([...tightened, ...times(4, pass)]).phase).toBe('tightened');
    expect(end([...tightened, ...times(5, pass)])).toMatchObject({ phase: 'normal', score: 0, recent: [] });
    expect(end([...tightened, ...times(4, pass), reject, ...times(4, pass)]).phase).toBe('tightened');
  });

  test('加严检验中不接收累计 5 批暂停，不要求连续', () => {
    const spread = times(5, pass).slice(1).flatMap((event) => [reject, event]);
    expect(end([reject, reject, ...spread]).phase).toBe('tightened');
    expect(end([reject, reject, ...spread, reject]).phase).toBe('discontinued');
  });

  test('暂停期间送来的批得到说明，改进经认可后从加严恢复', () => {
    const discontinued = end([...times(7, reject)]);
    expect(discontinued.phase).toBe('discontinued');
    expect(advanceSwitching(discontinued, pass)).toMatchInlineSnapshot(`
      {
        "ok": false,
        "problems": [
          {
            "field": "event",
            "message": "检验已暂停：供方改进有效并经负责部门认可之前，不能按本标准检验新的批（9.4）。",
          },
        ],
      }
    `);
    expect(advanceSwitching(discontinued, { type: 'action-accepted' })).toMatchObject({ ok: true, value: { state: { phase: 'tightened', tightenedRejections: 0 } } });
  });

  test('转移得分：Ac 为 0 或 1 时每批加 2，满 30 且生产稳定、负责部门同意才放宽', () => {
    expect(end(times(15, pass))).toMatchObject({ phase: 'normal', score: 30 });
    expect(end([favourable, ...times(14, pass)])).toMatchObject({ phase: 'normal', score: 28 });
    expect(end([favourable, ...times(15, pass)]).phase).toBe('reduced');
    expect(end([...times(15, pass), favourable]).phase).toBe('reduced');
    expect(end([{ type: 'conditions', productionStable: true, reducedApproved: false }, ...times(20, pass)]).phase).toBe('normal');
  });

  test('转移得分：Ac ≥ 2 时严一档仍接收加 3，否则归零', () => {
    const tighter = lot(true, { ac: 3, acceptedTighter: true });
    expect(end([favourable, ...times(9, tighter)]).score).toBe(27);
    expect(end([favourable, ...times(10, tighter)]).phase).toBe('reduced');
    expect(end([tighter, lot(true, { ac: 3, acceptedTighter: false })]).score).toBe(0);
    expect(end([pass, pass, reject]).score).toBe(0);
  });

  test.each<[string, SwitchingEvent]>([
    ['1 批不接收', reject],
    ['生产不稳定', { type: 'conditions', productionStable: false, reducedApproved: true }],
    ['其他需要恢复的情况', { type: 'normal-warranted' }],
  ])('放宽检验遇到%s回到正常', (_, event) => {
    expect(end([favourable, ...times(15, pass), event])).toMatchObject({ phase: 'normal', score: 0 });
  });

  test('每次转换都说明原因和条款', () => {
    const steps = runSwitching([favourable, ...times(15, pass), reject, reject, reject, ...times(5, pass)]);
    expect(steps.ok && steps.value.flatMap(({ reason }) => reason ?? [])).toMatchInlineSnapshot(`
      [
        "转为放宽检验：转移得分达到 30，生产稳定，负责部门同意（9.3.3.1）",
        "转为正常检验：放宽检验中有 1 批不接收（9.3.4）",
        "转为加严检验：连续 5 批或少于 5 批中有 2 批不接收（9.3.1）",
        "转为正常检验：加严检验中连续 5 批接收（9.3.2）",
      ]
    `);
  });

  test('再提交批不影响任何状态', () => {
    const phases = fc.constantFrom('normal' as const, 'tightened' as const, 'reduced' as const);
    fc.assert(
      fc.property(phases, fc.nat(40), fc.boolean(), (phase, score, accepted) => {
        const state = { ...initialSwitchingState, phase, score };
        expect(advanceSwitching(state, lot(accepted, { original: false }))).toEqual({ ok: true, value: { state, reason: undefined } });
      }),
    );
  });

  test('全部接收的批不会转到加严或暂停', () => {
    const calm = fc.oneof(fc.constant<SwitchingEvent>(pass), fc.constant<SwitchingEvent>(favourable));
    fc.assert(fc.property(fc.array(calm, { maxLength: 60 }), (events) => ['normal', 'reduced'].includes(end(events).phase)));
  });
});

describe('由方案得到批结果', () => {
  test('字码 J、AQL 2.5(Ac 5):3 件在严一档仍接收，4 件只在本档接收', () => {
    const plan = resolvePlan('normal', 'J', '2.5');
    if (plan === undefined) throw new Error('no plan');
    expect(selectTighterAc(plan)).toBe(3);
    expect(deriveLotResult(plan, 3, true)).toMatchObject({ accepted: true, acceptedTighter: true });
    expect(deriveLotResult(plan, 4, true)).toMatchObject({ accepted: true, acceptedTighter: false });
    expect(deriveLotResult(plan, 6, true)).toMatchObject({ accepted: false, acceptedTighter: false });
  });

  test('Ac ≥ 2 的方案在严一档都有接收数', () => {
    const plans = codeLetters.flatMap((code) => aqls.map((aql) => resolvePlan('normal', code, aql))).filter((plan) => plan !== undefined && plan.ac >= 2);
    expect(plans.length).toBeGreaterThan(80);
    for (const plan of plans) expect(plan && selectTighterAc(plan)).toBeLessThan(plan?.ac ?? 0);
  });
});
