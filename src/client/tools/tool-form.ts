import type { Problem } from '../../domain/result.ts';
import { fieldsOf, type Tool, type ToolValues } from './tool.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const controlOf = (form: HTMLFormElement, name: string): Control | undefined => {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control : undefined;
};

export const readForm = (tool: Tool, form: HTMLFormElement): ToolValues => Object.fromEntries(fieldsOf(tool).map(({ name }) => [name, controlOf(form, name)?.value ?? '']));

export function fillForm(tool: Tool, form: HTMLFormElement, values: ToolValues): void {
  for (const { name } of fieldsOf(tool)) {
    const control = controlOf(form, name);
    if (control) control.value = values[name] ?? '';
  }
}

/** Puts every message at its field and takes away those that no longer hold. */
export function showProblems(tool: Tool, form: HTMLFormElement, problems: readonly Problem[]): void {
  for (const { name } of fieldsOf(tool)) {
    const control = controlOf(form, name);
    const place = document.getElementById(`${name}-error`);
    if (!control || !place) continue;
    const message = problems.find(({ field }) => field === name)?.message ?? '';
    if (place.textContent !== message) place.textContent = message;
    place.hidden = message === '';
    if (message === '') control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', message === '' ? `${name}-hint` : `${name}-error ${name}-hint`);
  }
}
