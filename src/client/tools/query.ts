import { fieldsOf, type Tool, type ToolValues } from './tool.ts';

const longestValue = 40;

/** What a shared address fills in; undefined where it names none of the tool's fields. Lines that it leaves out are empty, so that it means the same for good; choices keep their first value. */
export function parseQuery(tool: Tool, query: string): ToolValues | undefined {
  const given = new URLSearchParams(query);
  const fields = fieldsOf(tool);
  if (!fields.some(({ name }) => given.has(name))) return undefined;
  return Object.fromEntries(fields.map(({ name, value, options }) => [name, (given.get(name) ?? (options ? value : '')).slice(0, longestValue)]));
}

/** The address of what is filled in; empty fields are left out, but one is named so that an emptied form stays empty. */
export function formatQuery(tool: Tool, values: ToolValues): string {
  const names = fieldsOf(tool).map(({ name }) => name);
  const filled = names.filter((name) => (values[name] ?? '') !== '');
  const named = filled.length > 0 ? filled : names.slice(0, 1);
  return `?${new URLSearchParams(named.map((name) => [name, values[name] ?? ''])).toString()}`;
}
