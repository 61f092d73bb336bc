import { setMarkup } from '../set-markup.ts';
import { formatQuery, parseQuery } from './query.ts';
import { renderView } from './render-view.ts';
import { fillForm, readForm, showProblems } from './tool-form.ts';
import { exampleOf, type Tool } from './tool.ts';

interface Page {
  readonly form: HTMLFormElement;
  readonly result: HTMLElement;
  readonly status: HTMLElement;
  readonly note: HTMLElement;
}

/** Makes a calculator's page live: the result follows what is typed and the address says what is filled in. Nothing is sent anywhere. */
export function startTool(tool: Tool): void {
  const page = findPage();
  if (!page) return;
  const fill = (): void => fillForm(tool, page.form, parseQuery(tool, location.search) ?? exampleOf(tool));
  fill();
  show(tool, page);
  const keepAddress = afterPause(() => history.replaceState(null, '', formatQuery(tool, readForm(tool, page.form))));
  page.form.addEventListener('input', () => {
    show(tool, page);
    keepAddress.later();
  });
  page.form.addEventListener('change', keepAddress.now);
  page.form.addEventListener('submit', (event) => {
    event.preventDefault();
    page.result.focus();
  });
  addEventListener('popstate', () => {
    fill();
    show(tool, page);
  });
  onClick('reset', () => {
    keepAddress.stop();
    reset(tool, page);
  });
  onClick('print', () => print());
  onClick('copy', () => void copyAddress(tool, page));
}

function findPage(): Page | undefined {
  const form = document.querySelector<HTMLFormElement>('[data-tool-form]');
  const [result, status, note] = ['result', 'status', 'note'].map((part) => document.querySelector<HTMLElement>(`[data-tool-${part}]`));
  return form && result && status && note ? { form, result, status, note } : undefined;
}

// Safari allows a hundred changes of the address in half a minute, fewer than a fast typist makes.
function afterPause(run: () => void): { readonly later: () => void; readonly now: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  const now = (): void => {
    stop();
    run();
  };
  return { now, stop, later: () => void (stop(), (timer = setTimeout(run, 400))) };
}

const onClick = (action: string, run: () => void): void => document.querySelector(`[data-tool-action="${action}"]`)?.addEventListener('click', run);

function show(tool: Tool, { form, result, status }: Page): void {
  const view = tool.derive(readForm(tool, form));
  showProblems(tool, form, view.problems);
  setMarkup(result, renderView(view));
  const count = view.problems.length;
  const words = count === 0 ? view.summary : `有 ${count} 处要改。${view.summary}`;
  if (status.textContent !== words) status.textContent = words;
}

function reset(tool: Tool, page: Page): void {
  fillForm(tool, page.form, exampleOf(tool));
  history.replaceState(null, '', location.pathname);
  page.note.textContent = '已恢复示例数值。';
  show(tool, page);
}

async function copyAddress(tool: Tool, { form, note }: Page): Promise<void> {
  const address = new URL(formatQuery(tool, readForm(tool, form)), location.href).href;
  history.replaceState(null, '', address);
  try {
    await navigator.clipboard.writeText(address);
    note.textContent = '地址已复制，打开它就是现在填的数。';
  } catch {
    note.textContent = '这个浏览器不让复制：请从地址栏复制，地址里就是现在填的数。';
  }
}
