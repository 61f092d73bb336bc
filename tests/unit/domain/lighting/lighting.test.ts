import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveCircuitLoad } from '../../../../src/domain/lighting/circuit-load.ts';
import { deriveLumenMethod } from '../../../../src/domain/lighting/lumen-method.ts';
import { checkPowerDensity } from '../../../../src/domain/lighting/power-density.ts';
import { deriveRoomIndex } from '../../../../src/domain/lighting/room-index.ts';
import { deriveVoltageDrop } from '../../../../src/domain/lighting/voltage-drop.ts';
import type { Result } from '../../../../src/domain/result.ts';
import type { WorkedStep } from '../../../../src/domain/worked-step.ts';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const said = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ field, message }) => `${field}: ${message}`));
const lines = (steps: readonly WorkedStep[]) => steps.map(({ label, expression, value, unit }) => `${label}:${expression} = ${typeof value === 'number' ? Number(value.toFixed(4)) : value} ${unit}`.trim());

const office = { illuminanceLux: 300, areaM2: 60, luminaireFluxLm: 3600, utilisationFactor: 0.6, maintenanceFactor: 0.8, luminairePowerW: 36 };

describe('利用系数法', () => {
  test('60 m² 办公室要 300 lx:11 盏，得 316.8 lx，逐步可核对', () => {
    const result = valueOf(deriveLumenMethod(office));
    expect([result.count, result.totalPowerW]).toEqual([11, 396]);
    expect(result.achievedLux).toBeCloseTo(316.8, 10);
    expect(lines(result.steps)).toMatchInlineSnapshot(`
      [
        "计算灯数:N = E·A ÷ (Φ·UF·MF) = 300 × 60 ÷ (3600 × 0.6 × 0.8) = 10.4167 盏",
        "实际灯数:向上取整 = 11 盏",
        "维持平均照度:11 × 3600 × 0.6 × 0.8 ÷ 60 = 316.8 lx",
        "总功率:11 × 36 = 396 W",
        "照明功率密度 LPD:396 ÷ 60 = 6.6 W/m²",
      ]
    `);
  });

  test('正好整数时不多一盏', () => {
    expect(valueOf(deriveLumenMethod({ ...office, illuminanceLux: 288 })).count).toBe(10);
  });

  test('实际照度不低于目标，少一盏就低于目标', () => {
    const positive = fc.double({ min: 1, max: 2000, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 100, max: 20_000, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }), (lux, area, flux, factor) => {
        const { count, achievedLux } = valueOf(deriveLumenMethod({ ...office, illuminanceLux: lux, areaM2: area, luminaireFluxLm: flux, utilisationFactor: factor }));
        expect(achievedLux).toBeGreaterThanOrEqual(lux * (1 - 1e-6));
        if (count > 1) expect((achievedLux * (count - 1)) / count).toBeLessThan(lux);
      }),
    );
  });

  test('0、负数、过大、单位不对和文字都指出是哪一格', () => {
    expect(said(deriveLumenMethod({ illuminanceLux: 0, areaM2: -60, luminaireFluxLm: 1e9, utilisationFactor: '0.6 lm', maintenanceFactor: 1.2, luminairePowerW: '三十六' }))).toMatchInlineSnapshot(`
      [
        "illuminanceLux: 目标维持平均照度必须大于 0 lx，现在是 0 lx。",
        "areaM2: 面积必须大于 0 m²，现在是 -60 m²。",
        "luminaireFluxLm: 单灯光通量不能大于 1000000 lm，现在是 1000000000 lm：请检查是否多写了零或用错了单位。",
        "utilisationFactor: 利用系数 UF 要填写数字，现在是“0.6 lm”。这是一个没有单位的数。",
        "maintenanceFactor: 维护系数 MF 不能大于 1，现在是 1.2。",
        "luminairePowerW: 单灯功率要填写数字，现在是“三十六”。单位是 W。",
      ]
    `);
  });
});

describe('室形指数与功率密度', () => {
  test('10 m × 6 m、灯高 2.75 m、工作面 0.75 m', () => {
    const result = valueOf(deriveRoomIndex({ lengthM: 10, widthM: 6, mountingHeightM: 2.75, workingPlaneM: '' }));
    expect([result.areaM2, result.heightAbovePlaneM, result.roomIndex]).toEqual([60, 2, 1.875]);
    expect(result.roomCavityRatio).toBeCloseTo(2.6667, 4);
    expect(lines(result.steps)).toMatchInlineSnapshot(`
      [
        "灯具距工作面高度 h:2.75 − 0.75 = 2 m",
        "室形指数 RI:10 × 6 ÷ [2 × (10 + 6)] = 1.875",
        "室空间比 RCR:5 ÷ 1.875 = 2.6667",
      ]
    `);
  });

  test('长宽对调结果不变，室形指数与室空间比之积为 5', () => {
    const length = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(length, length, (lengthM, widthM) => {
        const result = valueOf(deriveRoomIndex({ lengthM, widthM, mountingHeightM: 3, workingPlaneM: 0 }));
        expect(valueOf(deriveRoomIndex({ lengthM: widthM, widthM: lengthM, mountingHeightM: 3, workingPlaneM: 0 })).roomIndex).toBeCloseTo(result.roomIndex, 9);
        expect(result.roomIndex * result.roomCavityRatio).toBeCloseTo(5, 9);
      }),
    );
  });

  test('灯装得不高于工作面时说明原因', () => {
    expect(said(deriveRoomIndex({ lengthM: 5, widthM: 5, mountingHeightM: 0.75, workingPlaneM: 0.75 }))).toMatchInlineSnapshot(`
      [
        "mountingHeightM: 灯具安装高度 0.75 m 必须高于工作面 0.75 m。",
      ]
    `);
  });

  test('等于限值算符合', () => {
    expect(valueOf(checkPowerDensity({ totalPowerW: 480, areaM2: 60, limitWPerM2: 8 }))).toMatchObject({ powerDensityWPerM2: 8, withinLimit: true });
    expect(lines(valueOf(checkPowerDensity({ totalPowerW: 481, areaM2: 60, limitWPerM2: 8 })).steps)).toMatchInlineSnapshot(`
      [
        "照明功率密度 LPD:481 ÷ 60 = 8.0167 W/m²",
        "与限值比较:8.0167 > 8 = 超出限值",
      ]
    `);
  });
});

const circuit = { luminairePowerW: 36, powerFactor: 0.9, voltageV: 220, circuitCurrentA: 10, loadPercent: 80, inrushPerLuminaireA: 20, inrushLimitA: 500 };

describe('回路负载', () => {
  test('36 W、PF 0.9、10 A 回路：按电流可接 44 盏，按浪涌只可接 25 盏', () => {
    const result = valueOf(deriveCircuitLoad(circuit));
    expect([result.byCurrent, result.byInrush, result.count, result.limitedBy]).toEqual([44, 25, 25, '浪涌电流']);
    expect(lines(result.steps)).toMatchInlineSnapshot(`
      [
        "单灯电流:36 ÷ (220 × 0.9) = 0.1818 A",
        "回路可用电流:10 × 80% = 8 A",
        "按持续电流:8 ÷ 0.181818，向下取整 = 44 盏",
        "按浪涌电流:500 ÷ 20，向下取整 = 25 盏",
        "每回路灯数:两者取小，受浪涌电流限制 = 25 盏",
      ]
    `);
  });

  test('浪涌不是瓶颈时由持续电流决定', () => {
    expect(valueOf(deriveCircuitLoad({ ...circuit, inrushLimitA: 5000 }))).toMatchObject({ count: 44, limitedBy: '持续电流' });
  });

  test('一盏也接不上时说明原因', () => {
    expect([deriveCircuitLoad({ ...circuit, luminairePowerW: 5000 }), deriveCircuitLoad({ ...circuit, inrushPerLuminaireA: 600 })].flatMap(said)).toMatchInlineSnapshot(`
      [
        "circuitCurrentA: 单灯电流 25.2525 A 已超过回路可用的 8 A：一盏也不能接，请加大回路或换灯。",
        "inrushLimitA: 单灯浪涌电流已超过断路器允许值：一盏也不能接，请换断路器曲线或加浪涌抑制。",
      ]
    `);
  });

  test('所接灯数的总电流不超过可用电流', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 200, noNaN: true }), fc.double({ min: 0.4, max: 1, noNaN: true }), (luminairePowerW, powerFactor) => {
        const { count, luminaireCurrentA } = valueOf(deriveCircuitLoad({ ...circuit, luminairePowerW, powerFactor }));
        return count * luminaireCurrentA <= 8 + 1e-6;
      }),
    );
  });
});

const wire = { currentA: 5, lengthM: 40, crossSectionMm2: 2.5, voltageV: 220, powerFactor: 1, conductorTemperatureC: 20 };

describe('电压降', () => {
  test('铜线 2.5 mm²、40 m、5 A、20 °C:2 × 0.017241 × 40 × 5 ÷ 2.5', () => {
    const result = valueOf(deriveVoltageDrop('copper', wire));
    expect(result.dropV).toBeCloseTo(2.75856, 5);
    expect(result.dropPercent).toBeCloseTo(1.2539, 4);
    expect(result.endVoltageV).toBeCloseTo(217.24144, 5);
  });

  test('工作温度 70 °C 时铜的电阻率增加约 19.7%，铝线压降更大', () => {
    const copper = valueOf(deriveVoltageDrop('copper', { ...wire, conductorTemperatureC: '' }));
    expect(copper.resistivityOhmMm2PerM).toBeCloseTo(0.020629, 6);
    expect(valueOf(deriveVoltageDrop('aluminium', { ...wire, conductorTemperatureC: '' })).dropV / copper.dropV).toBeCloseTo(1.646, 3);
    expect(lines(copper.steps)).toMatchInlineSnapshot(`
      [
        "电阻率 ρ:铜，20 °C 为 0.017241，折算到 70 °C = 0.0206 Ω·mm²/m",
        "电压降:2 × 0.020629 × 40 × 5 × 1 ÷ 2.5 = 3.3006 V",
        "电压降百分比:3.3006 ÷ 220 × 100% = 1.5003 %",
        "末端电压:220 − 3.3006 = 216.6994 V",
      ]
    `);
  });

  test('线长加倍压降加倍，截面加倍压降减半', () => {
    const positive = fc.double({ min: 0.5, max: 20, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (currentA, crossSectionMm2) => {
        const given = { ...wire, currentA, crossSectionMm2, lengthM: 10 };
        const { dropV } = valueOf(deriveVoltageDrop('copper', given));
        expect(valueOf(deriveVoltageDrop('copper', { ...given, lengthM: 20 })).dropV).toBeCloseTo(2 * dropV, 9);
        expect(valueOf(deriveVoltageDrop('copper', { ...given, crossSectionMm2: 2 * crossSectionMm2 })).dropV).toBeCloseTo(dropV / 2, 9);
      }),
    );
  });

  test('压降超过电源电压、截面为 0 得到说明', () => {
    expect([deriveVoltageDrop('copper', { ...wire, voltageV: 12, lengthM: 1000 }), deriveVoltageDrop('copper', { ...wire, crossSectionMm2: 0 })].flatMap(said)).toMatchInlineSnapshot(`
      [
        "lengthM: 压降 68.964 V 已达到电源电压：线太长、太细或电流太大，请核对单位。",
        "crossSectionMm2: 导线截面必须大于 0 mm²，现在是 0 mm²。",
      ]
    `);
  });
});
