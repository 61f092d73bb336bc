import { judgeLight, lightInputs, type LightLimit, type LightVerdict } from '../../domain/lighting/light-quality.ts';
import { numberField, selectGiven } from './number-field.ts';
import type { Tool, ToolValues, ToolView } from './tool.ts';

/** A limit of the register with what a reader must know before relying on it. */
export interface ShownLimit extends LightLimit {
  readonly use: string;
  /** Only a CCT is judged against its nominal value. */
  readonly nominal?: number | undefined;
  readonly basis: string;
  /** Where to look it up; undefined when it is verified or the company's own. */
  readonly unconfirmed?: string | undefined;
}

/** 频闪与色度判定: what was measured against the limits of the register. */
export function lightTool(limits: readonly ShownLimit[]): Tool {
  const uses = [...new Set(limits.filter(({ nominal }) => nominal === undefined).map(({ use }) => use))];
  const nominals = limits.flatMap(({ nominal }) => (nominal === undefined ? [] : [nominal]));
  const choose = (value: string, label = value) => ({ value, label });
  return {
    name: 'light',
    title: '频闪与色度判定',
    about: '填上实测值，按限值登记册逐条判：色温、色容差、PstLM、SVM、波动深度。',
    groups: [
      {
        title: '按哪一类判',
        fields: limits.length === 0 ? [] : [
          { name: 'use', label: '用途', unit: '', hint: '同一个指标，不同产品和市场的限值不同', value: uses[0] ?? '', options: uses.map((use) => choose(use)) },
          { name: 'nominal', label: '标称色温', unit: '', hint: '铭牌或合同写的', value: String(nominals.includes(4000) ? 4000 : (nominals[0] ?? '')), options: nominals.map((nominal) => choose(String(nominal), `${nominal} K`)) },
        ],
      },
      {
        title: '实测值（没有测的空着）',
        fields: [
          numberField('cctK', lightInputs.cctK, '4050', '光谱仪，额定电压稳定后'),
          numberField('sdcm', lightInputs.sdcm, '3.2', '同批至少测 5 只，填最大的'),
          numberField('pstLM', lightInputs.pstLM, '0.3', '没有单位'),
          numberField('svm', lightInputs.svm, '0.25', '没有单位；调光灯满载和低调光各测一次'),
          numberField('frequencyHz', lightInputs.frequencyHz, '100', '50 Hz 电网下多为 100 Hz'),
          numberField('depthPercent', lightInputs.depthPercent, '2.6', '(最大 − 最小) ÷ (最大 + 最小) × 100%'),
        ],
      },
    ],
    derive: (values) => deriveView(values, limits),
  };
}

function deriveView(values: ToolValues, limits: readonly ShownLimit[]): ToolView {
  const applied = limits.filter(({ use, nominal }) => (nominal === undefined ? use === values['use'] : String(nominal) === values['nominal']));
  const judged = judgeLight(selectGiven(lightInputs, values), applied);
  if (!judged.ok) return { problems: judged.problems, summary: '改正标红的地方就有结果。', facts: [], sections: [], notes: [] };
  const verdicts = judged.value;
  if (verdicts.length === 0) return nothingJudged(limits);
  const failed = verdicts.filter(({ passed }) => !passed);
  const doubts = verdicts.flatMap(({ limit }) => applied.filter(({ id, unconfirmed }) => id === limit.id && unconfirmed !== undefined));
  return {
    problems: [],
    summary: failed.length === 0 ? `${verdicts.length} 项都符合。` : `${failed.length} 项不符合：${failed.map(({ limit }) => limit.quantity).join('、')}。`,
    verdict: verdictOf(failed, doubts.length),
    facts: [
      { label: '判了', value: `${verdicts.length} 项` },
      { label: '不符合', value: `${failed.length} 项` },
    ],
    table: { columns: ['项目', '实测', '限值', '判定', '依据'], rows: verdicts.map((verdict) => rowOf(verdict, applied)) },
    sections: [{ title: '逐条比较', steps: verdicts.map(({ step }) => step) }],
    notes: [...doubts.map(({ quantity, unconfirmed }) => `${quantity}${/[A-Za-z]$/.test(quantity) ? ' ' : ''}的限值待确认：${unconfirmed ?? ''}。`), '一只灯符合不等于整批符合：抽几只、怎么判按检验规范。'],
  };
}

function nothingJudged(limits: readonly ShownLimit[]): ToolView {
  const message = limits.length === 0 ? '限值登记册还是空的：在 content/registers/light-limits.yaml 里写上限值，这里就能判。' : '这一类里没有可判的项：至少填一项实测值，或换一个用途。';
  return { problems: [{ field: 'cctK', message }], summary: '还没有可判的项。', facts: [], sections: [], notes: [] };
}

const verdictOf = (failed: readonly LightVerdict[], doubts: number): NonNullable<ToolView['verdict']> =>
  failed.length > 0
    ? { tone: 'bad', word: '不符合', why: `${failed.map(({ limit, measured, allowed }) => `${limit.quantity} ${measured}，限值 ${allowed}`).join('；')}。` }
    : { tone: 'ok', word: '符合', why: doubts > 0 ? `其中 ${doubts} 条限值待确认，出货前核对。` : '所填各项都在限值之内。' };

function rowOf({ limit, measured, allowed, passed }: LightVerdict, applied: readonly ShownLimit[]): readonly string[] {
  const shown = applied.find(({ id }) => id === limit.id);
  return [limit.quantity, measured, allowed, passed ? '✓ 符合' : '✕ 不符合', `${shown?.basis ?? ''}${shown?.unconfirmed === undefined ? '' : '（待确认）'}`];
}
