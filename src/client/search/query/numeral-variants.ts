const digitNames = '零一二三四五六七八九';
const nameOf = (digit: number): string => digitNames[digit] ?? '';

const tens = (value: number): string => `${value >= 20 ? nameOf(Math.floor(value / 10)) : ''}十${value % 10 > 0 ? nameOf(value % 10) : ''}`;

/** 0–999 in Chinese numerals: 7 → 七, 15 → 十五, 103 → 一百零三. */
export const formatChineseNumeral = (value: number): string => {
  if (value < 10) return nameOf(value);
  if (value < 100) return tens(value);
  const rest = value % 100;
  const hundreds = `${nameOf(Math.floor(value / 100))}百`;
  if (rest === 0) return hundreds;
  if (rest < 10) return `${hundreds}零${nameOf(rest)}`;
  return `${hundreds}${rest < 20 ? '一' : ''}${tens(rest)}`;
};

const addNumeral = ({ total, pending }: { readonly total: number; readonly pending: number }, character: string) => {
  if (character === '百') return { total: total + (pending || 1) * 100, pending: 0 };
  if (character === '十') return { total: total + (pending || 1) * 10, pending: 0 };
  return { total, pending: character === '两' ? 2 : digitNames.indexOf(character) };
};

/** 十五 → 15, 两百 → 200. Takes only characters of Chinese numerals. */
export const parseChineseNumeral = (numeral: string): number => {
  const { total, pending } = [...numeral].reduce(addNumeral, { total: 0, pending: 0 });
  return total + pending;
};

const spellDigits = (digits: string): string => [...digits].map((digit) => nameOf(Number(digit))).join('');

const fromArabic = (query: string): readonly string[] => {
  const digits = /(?<![a-z0-9.])(\d{1,3})(?=[\u3400-\u9fff])/u.exec(query)?.[1];
  if (digits === undefined) return [];
  const named = [formatChineseNumeral(Number(digits)), ...(digits === '2' ? ['两'] : []), ...(digits.length === 2 ? [spellDigits(digits)] : [])];
  return named.map((name) => query.replace(digits, name));
};

const fromChinese = (query: string): readonly string[] => {
  const numeral = /[零一二三四五六七八九十百两]{2,}(?=[\u3400-\u9fff])/u.exec(query)?.[0];
  if (numeral === undefined || !/[十百]/u.test(numeral)) return [];
  const value = String(parseChineseNumeral(numeral));
  return [query.replace(numeral, value), query.replace(numeral, spellDigits(value))];
};

/** The query with its first number written the other way: 7天 ↔ 七天. */
export const numeralVariants = (query: string): readonly string[] =>
  [...new Set([...fromArabic(query), ...fromChinese(query)])].filter((variant) => variant !== query);
