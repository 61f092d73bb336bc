const han = '\\p{Script=Han}';
const latin = 'A-Za-z0-9';

const rules: readonly (readonly [RegExp, string | ((match: string, ...groups: string[]) => string)])[] = [
  [new RegExp(`(?<=${han})(?=[${latin}])`, 'gu'), ' '],
  [new RegExp(`(?<=[${latin}%℃])(?=${han})`, 'gu'), ' '],
  [new RegExp(`(?<=[${han}）」』》]) ?([,:;!?]) ?(?=[${han}「『《（]|$)`, 'gu'), (_match, mark = '') => fullWidth[mark] ?? mark],
  [new RegExp(`(?<=[${han}）」』》])\\.(?=$|[${han}])`, 'gu'), '。'],
  [new RegExp(`\\(([^()]*${han}[^()]*)\\)`, 'gu'), '（$1）'],
  [/ (?=[，。；：！？、）」』》])|(?<=[，。；：！？、（「『《]) /gu, ''],
];

const fullWidth: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '!': '！', '?': '？' };

/**
 * A sentence with a space between Chinese and Latin letters or digits, and with Chinese punctuation among Chinese words.
 * Ranges, versions, codes and numbers (1,200、V1.2、10:30) have no Chinese word at their marks and stay as they are.
 */
export const tidyText = (text: string): string =>
  rules.reduce((result, [pattern, replacement]) => (typeof replacement === 'string' ? result.replace(pattern, replacement) : result.replace(pattern, replacement)), text);
