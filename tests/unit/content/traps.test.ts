import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../../../scripts/node/project-dir.ts';
import { deriveKpiReport } from '../../../src/model/kpi-report.ts';
import type { Kpi } from '../../../src/model/registers/measures.ts';
import { shippedManual } from '../../support/shipped-manual.ts';

/** The sixteen mistakes that manuals of this trade make; each as a test where a test can see it. */
const manual = await shippedManual();
const { registers, documents } = manual;

const standard = (id: string) => registers.standards.find((entry) => entry.id === id);
const kpi = (id: string): Kpi | undefined => registers.kpis.find((entry) => entry.id === id);
const citedBy = (id: string): readonly string[] => documents.filter(({ header }) => header.standards.includes(id)).map(({ code }) => code);
// What a standard is called and governs stands in its register, old and new side by side.
const texts = manual.texts.filter(({ from }) => from?.kind !== 'standard');
const sentences = texts.flatMap((text) => text.text.split(/[。；！？\n]/).map((sentence) => ({ text, sentence })));
const linesOf = new Map([...new Set(texts.map(({ file }) => file))].map((file) => [file, readFileSync(join(projectDir, file), 'utf8').split('\n')]));

/** Sentences that say a thing where neither they nor the rest of their line (a table's row says it in another cell) take it back. */
const saying = (pattern: RegExp, unless: RegExp): readonly string[] =>
  sentences
    .filter(({ text, sentence }) => pattern.test(sentence) && !unless.test(sentence) && !unless.test(linesOf.get(text.file)?.[text.place(sentence.slice(0, 8)).line - 1] ?? ''))
    .map(({ text, sentence }) => `${text.file} ${sentence}`);
const textOf = (code: string): string => manual.texts.filter(({ from }) => from?.kind === 'document' && from.id === code).map(({ text }) => text).join('\n');

interface Characteristic {
  readonly id: string;
  readonly name: string;
  readonly max?: number;
  readonly min?: number;
  readonly unit?: string;
  readonly basis: { readonly nature: string; readonly standard?: string; readonly certainty?: string };
}

const characteristics = documents
  .filter(({ type }) => type.name === 'inspection-plan')
  .flatMap(({ code, data }) => (data as unknown as { characteristics: readonly Characteristic[] }).characteristics.map((item) => ({ code, item })));

describe('十六个陷阱', () => {
  test('1 灯具安全的现行标准是 GB/T 7000.1-2023，旧版写明已被代替，没有文件拿旧版作依据', () => {
    expect(standard('GB/T 7000.1-2023')).toMatchObject({ status: '现行', effective: '2026-01-01', nature: '推荐性' });
    expect(standard('GB 7000.1-2015')).toMatchObject({ status: '已代替', replacedBy: 'GB/T 7000.1-2023' });
    expect(citedBy('GB 7000.1-2015')).toEqual([]);
    expect(saying(/GB 7000\.1-2015/, /代替|旧版|旧规格|换版|不再|作废|过期|原来|以前|错/)).toEqual([]);
  });

  test('2 CCC 换版截止写在日历、风险和方案里，都有人负责', () => {
    expect(registers.calendar.filter(({ item }) => /CCC/.test(item) && /2026-12-31/.test(item)).map(({ owner }) => owner)).not.toEqual([]);
    expect(registers.risks.find(({ id }) => id === 'RK-01')?.name).toContain('2026-12-31');
    const plans = documents.filter(({ type, code }) => type.name === 'plan' && textOf(code).includes('2026-12-31') && textOf(code).includes('2027-03-31'));
    expect(plans.map(({ code }) => code)).not.toEqual([]);
  });

  test('3 室内能效两版并存，各有起止日', () => {
    expect(standard('GB 30255-2019')).toMatchObject({ status: '现行', expires: '2027-08-31', replacedBy: 'GB 30255-2026' });
    expect(standard('GB 30255-2026')).toMatchObject({ status: '即将实施', effective: '2027-09-01' });
    expect(standard('GB 37478-2025')).toMatchObject({ status: '现行', effective: '2026-06-01' });
  });

  test('4 国内有害物质不再写成 6 项', () => {
    expect(standard('GB 26572-2025')).toMatchObject({ nature: '强制性', effective: '2027-08-01' });
    expect(saying(/(RoHS|有害物质).{0,12}(6|六) ?(项|种)/, /过时|旧|不再|错|以前|原来/)).toEqual([]);
  });

  test('5 照明设计标准是推荐性的 2024 版，实施日没有核实就不平铺', () => {
    expect(standard('GB/T 50034-2024')).toMatchObject({ nature: '推荐性', certainty: '待确认' });
    expect(saying(/GB 50034-2013/, /代替|旧版|已由|改为|换成|错/)).toEqual([]);
  });

  test('6 没有一处写成已按 ISO 9001:2026 认证', () => {
    expect(saying(/(已|已经|通过).{0,8}ISO 9001:2026.{0,6}(认证|换证)|按 ISO 9001:2026 认证/, /不(得|能|要|写|许|是)|不写|转版|没有|尚未|之前|才/)).toEqual([]);
  });

  test('7 提到 ISO 2859-1 就写版年，除非说的正是没有写版年', () => {
    expect(saying(/ISO 2859-1(?!:\d{4})/, /版年|2026 版|1999 版/)).toEqual([]);
  });

  test('8 致命项一律 c=0，没有把 AQL 写成 0', () => {
    const plans = documents.filter(({ type }) => type.name === 'inspection-plan');
    const wrong = plans.filter(({ data }) => (data as unknown as { sampling: readonly { class: string; accept?: number }[] }).sampling.some((rule) => rule.class === '致命' && rule.accept !== 0));
    expect(wrong.map(({ code }) => code)).toEqual([]);
    expect(saying(/AQL ?[=＝] ?0(?![.\d])/, /不是|没有|不能|标准表|错/)).toEqual([]);
  });

  test('9 耐压的数不套用家电口径', () => {
    expect(characteristics.filter(({ item }) => /耐压/.test(item.name) && JSON.stringify(item).includes('3750')).map(({ code }) => code)).toEqual([]);
    expect(saying(/3750 ?V/, /家电|别类|错|不是|别的|口径|不能/)).toEqual([]);
    expect(saying(/接地.{0,10}25 ?A|25 ?A.{0,10}接地/, /家电|别类|错|不是|别的|口径|不能/)).toEqual([]);
  });

  test('10 绝缘电阻分绝缘等级，不一律 2 MΩ', () => {
    const values = new Set(characteristics.filter(({ item }) => item.unit === 'MΩ').map(({ item }) => item.min));
    const words = documents.map(({ code }) => textOf(code)).join('\n');
    expect(values.size > 1 || (/2 MΩ/.test(words) && /4 MΩ/.test(words))).toBe(true);
  });

  test('11 灯具的防水按 GB/T 7000.1 判，不拿外壳标准的 3 min', () => {
    expect(saying(/IPX5.{0,20}3 ?min/, /4208|外壳|不能|不是|错|而不/)).toEqual([]);
  });

  test('12 灯具不在国家三包目录，没有一处把承诺写成法定', () => {
    expect(saying(/(国家|法定)三包|三包(规定|目录)/, /不|没有|三包目录(外|之外)|别/)).toEqual([]);
  });

  test('13 老化时间都写成企业选择', () => {
    const aging = characteristics.filter(({ item }) => /老化(时间|时长)/.test(item.name));
    expect(aging.filter(({ item }) => item.basis.nature === '标准要求').map(({ code, item }) => `${code} ${item.name}`)).toEqual([]);
    expect(saying(/(国标|国家标准|标准)(要求|规定).{0,6}老化/, /没有|不|并非/)).toEqual([]);
  });

  test('14 口径：ROI 减成本而 ROAS 不减，周转用销货成本，直通率连乘，返修率按同批，满意度是人数之比', () => {
    const formula = (id: string): string => kpi(id)?.formula ?? '';
    expect(formula('KPI-MK-01')).toMatch(/−.*÷/);
    expect(formula('KPI-MK-02')).not.toMatch(/−/);
    expect(formula('KPI-WH-01')).toContain('销货成本');
    expect(formula('KPI-QA-02').split('×').filter((part) => part.includes('一次合格率')).length).toBeGreaterThanOrEqual(4);
    expect(formula('KPI-AS-01')).toContain('同批出货');
    expect(formula('KPI-CS-03')).toMatch(/人数 ÷ .*人数/);
    expect(formula('KPI-SA-07')).toMatch(/÷ 销售收入/);
  });

  test('14 每个指标都有示例数据，算得出数，最近一期不为空的至少九成', () => {
    const reports = registers.kpis.map((entry) => {
      const figure = manual.figures.find(({ facts }) => facts.kpi === entry.id);
      return { id: entry.id, report: figure && deriveKpiReport(entry, figure) };
    });
    expect(reports.filter(({ report }) => report === undefined).map(({ id }) => id)).toEqual([]);
    expect(reports.filter(({ report }) => report?.last.result.kind === 'value').length).toBeGreaterThan(reports.length * 0.9);
  });

  test('15 两成是销量目标；九成的满意度写明是满意人数之比', () => {
    expect(sentences.filter(({ sentence }) => /销量.{0,16}20%|20%.{0,16}销量/.test(sentence)).length).toBeGreaterThan(0);
    expect(kpi('KPI-CS-03')?.definition ?? '').toMatch(/比例|占|不是平均|不用平均/);
  });

  test('16 引用 IEC 60598-1 的章号都写明版年', () => {
    expect(saying(/IEC 60598-1(?![:\d-]).{0,6}第 ?\d+ ?章/, /$^/)).toEqual([]);
  });
});
