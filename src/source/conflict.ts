/** The line of the first mark that git leaves where two branches changed the same lines; undefined in a text without. */
export function findConflict(text: string): number | undefined {
  const at = text.split('\n').findIndex((line) => /^(<{7}|>{7}|\|{7})(?: |$)/.test(line));
  return at < 0 ? undefined : at + 1;
}
