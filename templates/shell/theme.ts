import type { Company } from '../../src/model/company.ts';

type Colours = Readonly<Record<string, string>>;

/** Neutrals from 2700 K (warm paper) to 6500 K (cool ink) and one accent, which marks what is active and nothing else. */
const light = (accent: string): Colours => ({
  paper: '#fffaf3',
  'paper-raised': '#ffffff',
  'paper-sunken': '#f8f1e6',
  line: '#ddd6ca',
  'line-strong': '#8d8578',
  ink: '#1d232b',
  'ink-soft': '#454b54',
  'ink-faint': '#5d636c',
  accent,
  'accent-soft': '#fdeccb',
  'accent-ink': '#ffffff',
  link: accent,
  focus: '#0b57d0',
  ok: '#17603a',
  'ok-soft': '#e3f3e8',
  warn: '#7a4b00',
  'warn-soft': '#fdeccb',
  bad: '#a11d1d',
  'bad-soft': '#fce8e6',
  info: '#1f4f82',
  'info-soft': '#e5eef8',
  mark: '#ffe08a',
});

const dark = (accent: string): Colours => ({
  paper: '#14181d',
  'paper-raised': '#1b2027',
  'paper-sunken': '#0f1317',
  line: '#333a43',
  'line-strong': '#7b838f',
  ink: '#f1ece3',
  'ink-soft': '#cfc8bb',
  'ink-faint': '#a9a497',
  accent,
  'accent-soft': '#3a2c12',
  'accent-ink': '#1d1405',
  link: accent,
  focus: '#8ab4f8',
  ok: '#7fd6a0',
  'ok-soft': '#15301f',
  warn: '#ffc46b',
  'warn-soft': '#3a2c12',
  bad: '#ff9c94',
  'bad-soft': '#3d1a17',
  info: '#9cc3f5',
  'info-soft': '#16283c',
  mark: '#6b5200',
});

const declarations = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

/** The brand's colours as a style sheet: light, dark when the system asks for it, and either when the reader chose. */
export function themeCss({ accentLight, accentDark }: Company['brand']): string {
  const day = `color-scheme:light;${declarations(light(accentLight))}`;
  const night = `color-scheme:dark;${declarations(dark(accentDark))}`;
  return [
    '@layer tokens {',
    `:root{${day}}`,
    `@media screen and (prefers-color-scheme: dark){:root:not([data-theme=light]){${night}}}`,
    `@media screen{:root[data-theme=dark]{${night}}}`,
    '}',
  ].join('\n');
}
