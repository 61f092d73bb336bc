/** A value of one field: text, several choices, or the rows of a detail table. */
export type DraftValue = string | readonly string[] | readonly (readonly string[])[];

/** What was filled into a form, as it is kept on the device and exported. */
export interface Draft {
  readonly form: string;
  readonly version: string;
  /** ISO time of the last change; empty for a blank form. */
  readonly saved: string;
  readonly values: Readonly<Record<string, DraftValue>>;
}

export type ReadDraft = { readonly ok: true; readonly draft: Draft; readonly note: string } | { readonly ok: false; readonly message: string };

export const draftKey = (form: string): string => `draft:${form}`;

export const serialiseDraft = (draft: Draft): string => JSON.stringify(draft, null, 2);

/** unknown text → a draft of this form, or a sentence that says why not. An older version is read with a note. */
export function parseDraft(text: string, form: string, version: string): ReadDraft {
  const data = parseJson(text);
  if (!isRecord(data) || typeof data['form'] !== 'string' || !isRecord(data['values'])) return { ok: false, message: '这个文件不是本手册导出的草稿。请选「导出 JSON」得到的文件。' };
  if (data['form'] !== form) return { ok: false, message: `这是表单 ${data['form']} 的草稿，不是 ${form} 的。请到 ${data['form']} 的页面读入。` };
  const draft: Draft = { form, version: String(data['version'] ?? ''), saved: String(data['saved'] ?? ''), values: readValues(data['values']) };
  return { ok: true, draft, note: draft.version === version ? '' : `草稿是 ${draft.version} 版填的，现行 ${version} 版；栏目名相同的已经读入，其余请核对。` };
}

function readValues(values: Readonly<Record<string, unknown>>): Draft['values'] {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (isValue(value) ? [[name, value]] : [])));
}

const isValue = (value: unknown): value is DraftValue =>
  typeof value === 'string' || (Array.isArray(value) && (value.every((item) => typeof item === 'string') || value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
