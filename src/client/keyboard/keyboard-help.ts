import { singleKeysAreOn, switchSingleKeys } from './single-key.ts';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['/', 'Ctrl K'], '搜索'],
  [['['], '上一篇'],
  [[']'], '下一篇'],
  [['u'], '到这一章'],
  [['t'], '开灯、关灯'],
  [['?'], '这张表'],
  [['Esc'], '关掉打开的东西'],
];

/** Opens the list of keys; it is made when it is first asked for. */
export function openKeyboardHelp(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-keys]') ?? addDialog();
  if (!dialog.open) dialog.showModal();
}

function addDialog(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.dataset['keys'] = '';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const title = element('h2', '键盘用法');
  title.id = 'keys-title';
  dialog.append(title, keyList(), keySwitch(), closeForm());
  document.body.append(dialog);
  return dialog;
}

function keyList(): HTMLElement {
  const list = element('dl');
  for (const [combinations, meaning] of keys) {
    const term = element('dt');
    term.append(...combinations.flatMap((combination, index) => [...(index > 0 ? [' 或 '] : []), element('kbd', combination)]));
    list.append(term, element('dd', meaning));
  }
  return list;
}

function keySwitch(): HTMLElement {
  const label = element('label', ' 用单个键的快捷键');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = singleKeysAreOn();
  box.addEventListener('change', () => switchSingleKeys(box.checked));
  label.prepend(box);
  return label;
}

function closeForm(): HTMLElement {
  const form = document.createElement('form');
  form.method = 'dialog';
  const button = element('button', '关闭');
  button.className = 'tool-button';
  form.append(button);
  return form;
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
