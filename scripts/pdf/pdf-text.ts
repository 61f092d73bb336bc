/** Objects as the text that stands in the file: what can be done with one without building a model of it. */

/** Strings first: what looks like a reference in one is text. */
const STRING_OR_REFERENCE = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|(\d+) 0 R/g;

/** Cuts an object where its data begin; of one that is no stream `data` is empty. */
export function splitStream(text: string): { readonly dict: string; readonly data: string } {
  const at = text.endsWith('endstream') ? text.indexOf('stream\n') : -1;
  return at < 0 ? { dict: text, data: '' } : { dict: text.slice(0, at), data: text.slice(at) };
}

/** The numbers of the objects that an object refers to, as often as it does. */
export function referencesIn(text: string): readonly number[] {
  const found: number[] = [];
  for (const [, number] of splitStream(text).dict.matchAll(STRING_OR_REFERENCE)) if (number !== undefined) found.push(Number(number));
  return found;
}

/** The same object with other numbers in its references. */
export function renumberReferences(text: string, numberOf: (old: number) => number): string {
  const { dict, data } = splitStream(text);
  return dict.replace(STRING_OR_REFERENCE, (whole: string, number: string | undefined) => (number === undefined ? whole : `${numberOf(Number(number))} 0 R`)) + data;
}
