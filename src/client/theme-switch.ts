type Theme = 'light' | 'dark';

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

const currentTheme = (): Theme => (document.documentElement.dataset['theme'] as Theme | undefined) ?? systemTheme();

/** Remembers the choice where the browser allows it. */
function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Private windows may refuse storage: the choice then lasts for this page.
  }
}

function showTheme(button: HTMLElement): void {
  const dark = currentTheme() === 'dark';
  button.setAttribute('aria-pressed', String(dark));
  const label = button.querySelector('[data-theme-label]');
  if (label) label.textContent = dark ? '开灯' : '关灯';
  button.setAttribute('aria-label', dark ? '开灯：换成浅色' : '关灯：换成深色');
}

/** The lamp: follows the system until it is touched. */
export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLElement>('[data-theme-switch]');
  if (!button) return;
  showTheme(button);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => showTheme(button));
  button.addEventListener('click', () => {
    const theme = currentTheme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    rememberTheme(theme);
    showTheme(button);
  });
}
