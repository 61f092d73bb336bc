/** A unit as exponents of base units: `件/人·时` is 件¹ 人⁻¹ 时⁻¹. Units are names; nothing is converted, so 小时 and 分钟 differ, and so do 元 and 万元. */
export type Unit = ReadonlyMap<string, number>;

// Plain counts of events and multiples are numbers without a dimension: 故障次数, 倍, a ratio.
const dimensionless = new Set(['', '1', '—', '-', '比值', '倍', '次']);

export const noUnit: Unit = new Map();

/** Reads `%`, `PPM`, `件`, `元/m³`, `件/人·时`, `次/年`. All behind a slash is below the line. Any text is a unit name. */
export function parseUnit(text: string): Unit {
  const [above = '', ...below] = text.normalize('NFC').replace('\uFF05', '%').split(/[/÷]/);
  return combineUnits(parseProduct(above), below.map(parseProduct).reduce((unit, part) => combineUnits(unit, part, 1), noUnit), -1);
}

function parseProduct(text: string): Unit {
  return text
    .split(/[·×*]/)
    .map((name) => name.trim())
    .filter((name) => !dimensionless.has(name))
    .reduce<Unit>((unit, name) => combineUnits(unit, new Map([[name, 1]]), 1), noUnit);
}

/** The product of two units (sign 1) or their quotient (sign −1). */
export function combineUnits(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const exponents = new Map(a);
  for (const [name, exponent] of b) exponents.set(name, (exponents.get(name) ?? 0) + sign * exponent);
  return new Map([...exponents].filter(([, exponent]) => exponent !== 0));
}

export function rootUnit(unit: Unit): Unit {
  return new Map([...unit].map(([name, exponent]) => [name, exponent / 2]));
}

export function unitsAgree(a: Unit, b: Unit): boolean {
  return combineUnits(a, b, -1).size === 0;
}

/** For messages: `件/人·时`, `1/年`, or 纯比值 where there is no unit. */
export function formatUnit(unit: Unit): string {
  if (unit.size === 0) return '纯比值（没有单位）';
  const above = [...unit].filter(([, exponent]) => exponent > 0).map(formatPower);
  const below = [...unit].filter(([, exponent]) => exponent < 0).map(formatPower);
  return (above.join('·') || '1') + (below.length > 0 ? `/${below.join('·')}` : '');
}

function formatPower([name, exponent]: readonly [string, number]): string {
  const size = Math.abs(exponent);
  return size === 1 ? name : `${name}^${size}`;
}
