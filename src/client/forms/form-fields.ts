import type { Draft, DraftValue } from './draft.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controlsOf = (field: Element): readonly Control[] => [...field.querySelectorAll<Control>('input, textarea, select')];

const fieldsOf = (form: HTMLFormElement): readonly HTMLElement[] => [...form.querySelectorAll<HTMLElement>('[data-field]')];

const nameOf = (field: HTMLElement): string => field.dataset['field'] ?? '';

/** Reads all that is filled in; empty fields are left out. */
export function readFields(form: HTMLFormElement): Draft['values'] {
  return Object.fromEntries(
    fieldsOf(form).flatMap((field) => {
      const value = readField(field);
      return isEmpty(value) ? [] : [[nameOf(field), value]];
    }),
  );
}

/** Fields that must be filled in and are not. */
export const missingFields = (form: HTMLFormElement): readonly HTMLElement[] => fieldsOf(form).filter((field) => field.dataset['required'] !== undefined && isEmpty(readField(field)));

const isEmpty = (value: DraftValue): boolean => (typeof value === 'string' ? value === '' : value.length === 0);

function readField(field: HTMLElement): DraftValue {
  if (field.dataset['kind'] === '明细表') return readRows(field);
  const controls = controlsOf(field);
  const checkable = controls.filter((control): control is HTMLInputElement => control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type));
  if (checkable.length === 0) return controls[0]?.value ?? '';
  const chosen = checkable.filter(({ checked }) => checked).map(({ value }) => value);
  return field.dataset['kind'] === '多选' ? chosen : (chosen[0] ?? '');
}

function readRows(field: HTMLElement): DraftValue {
  const rows = [...field.querySelectorAll('tbody tr')].map((row) => controlsOf(row).map(({ value }) => value));
  const last = rows.findLastIndex((row) => row.some((text) => text !== ''));
  return rows.slice(0, last + 1);
}

/** Fills the form from a draft; fields that the draft does not know are emptied. */
export function writeFields(form: HTMLFormElement, values: Draft['values']): void {
  for (const field of fieldsOf(form)) writeField(field, values[nameOf(field)] ?? '');
}

function writeField(field: HTMLElement, value: DraftValue): void {
  if (field.dataset['kind'] === '明细表') return writeRows(field, value);
  const chosen = new Set(typeof value === 'string' ? [value] : value.filter((item) => typeof item === 'string'));
  for (const control of controlsOf(field)) {
    if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) control.checked = chosen.has(control.value);
    else control.value = typeof value === 'string' ? value : '';
  }
}

function writeRows(field: HTMLElement, value: DraftValue): void {
  const rows = Array.isArray(value) ? value : [];
  while (field.querySelectorAll('tbody tr').length < rows.length) addRow(field);
  for (const [index, row] of [...field.querySelectorAll('tbody tr')].entries()) {
    const texts = rows[index];
    for (const [column, control] of controlsOf(row).entries()) control.value = Array.isArray(texts) ? ((texts as readonly string[])[column] ?? '') : '';
  }
}

/** Adds an empty row to a detail table: a copy of the last one under new labels. */
export function addRow(field: HTMLElement): void {
  const body = field.querySelector('tbody');
  const last = body?.querySelector('tr:last-child');
  if (!body || !last) return;
  const copy = last.cloneNode(true) as HTMLElement;
  const number = body.children.length + 1;
  for (const control of controlsOf(copy)) {
    control.value = '';
    control.setAttribute('aria-label', (control.getAttribute('aria-label') ?? '').replace(/第 \d+ 行/, `第 ${number} 行`));
  }
  body.append(copy);
}
