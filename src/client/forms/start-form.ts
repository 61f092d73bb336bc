import { draftKey, parseDraft, serialiseDraft, type Draft } from './draft.ts';
import { formatDraftCsv, parseDraftCsv } from './draft-csv.ts';
import { addRow, missingFields, readFields, writeFields } from './form-fields.ts';

interface Sheet {
  readonly form: HTMLFormElement;
  readonly id: string;
  readonly version: string;
  readonly say: (message: string) => void;
}

/** A fillable form: kept on this device while it is filled, exported and read back; nothing is sent anywhere. */
export function startForm(): void {
  const form = document.querySelector<HTMLFormElement>('[data-form]');
  if (!form) return;
  const status = document.querySelector('[data-form-status]');
  const sheet: Sheet = {
    form,
    id: form.dataset['form'] ?? '',
    version: form.dataset['version'] ?? '',
    say: (message) => void (status && (status.textContent = message)),
  };
  restore(sheet);
  form.addEventListener('input', () => keep(sheet));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    review(sheet);
  });
  for (const button of form.querySelectorAll<HTMLElement>('[data-add-row]')) button.addEventListener('click', () => addRow(button.closest<HTMLElement>('[data-field]') ?? form));
  onClick('print', () => print());
  onClick('json', () => download(sheet, 'json', serialiseDraft(draftOf(sheet)), 'application/json'));
  onClick('csv', () => download(sheet, 'csv', formatDraftCsv(draftOf(sheet)), 'text/csv'));
  onClick('clear', () => clear(sheet));
  document.querySelector<HTMLInputElement>('[data-form-read]')?.addEventListener('change', (event) => void readBack(sheet, event.currentTarget as HTMLInputElement));
}

const onClick = (action: string, run: () => void): void => document.querySelector(`[data-form-action="${action}"]`)?.addEventListener('click', run);

const draftOf = ({ form, id, version }: Sheet): Draft => ({ form: id, version, saved: new Date().toISOString(), values: readFields(form) });

function keep(sheet: Sheet): void {
  try {
    localStorage.setItem(draftKey(sheet.id), serialiseDraft(draftOf(sheet)));
    sheet.say('草稿已存在本机，关掉页面也在；不会发到任何地方。');
  } catch {
    sheet.say('这个浏览器不让存草稿（可能是无痕窗口或空间满了）。离开前请先导出 JSON。');
  }
}

function restore(sheet: Sheet): void {
  const text = readStored(sheet.id);
  if (text === null) return;
  const read = parseDraft(text, sheet.id, sheet.version);
  if (!read.ok) return;
  writeFields(sheet.form, read.draft.values);
  sheet.say(read.note || `接着上次的草稿填（${read.draft.saved.slice(0, 16).replace('T', ' ')} 存）。`);
}

function readStored(id: string): string | null {
  try {
    return localStorage.getItem(draftKey(id));
  } catch {
    return null;
  }
}

function clear(sheet: Sheet): void {
  writeFields(sheet.form, {});
  try {
    localStorage.removeItem(draftKey(sheet.id));
  } catch {
    // Nothing was stored where storing is not allowed.
  }
  sheet.say('已清空，本机的草稿也删了。');
}

/** Says what is still to be filled in and goes to the first of it; nothing is sent. */
function review({ form, say }: Sheet): void {
  const missing = missingFields(form);
  missing[0]?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  if (missing.length > 0) return say(`还有 ${missing.length} 处必填没有填：${missing.map(({ dataset }) => dataset['field'] ?? '').join('、')}。`);
  if (form.reportValidity()) say('必填的都填了。');
}

async function readBack(sheet: Sheet, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const text = await file.text();
  const csv = parseDraftCsv(text);
  const read = parseDraft(csv ? serialiseDraft(csv) : text, sheet.id, sheet.version);
  input.value = '';
  if (!read.ok) return sheet.say(read.message);
  writeFields(sheet.form, read.draft.values);
  keep(sheet);
  sheet.say(read.note || '草稿已读入。');
}

function download(sheet: Sheet, extension: string, content: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = `${sheet.id}-${new Date().toISOString().slice(0, 10)}.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
