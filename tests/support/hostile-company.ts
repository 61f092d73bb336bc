import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { splitDocument } from '../../src/source/document-source.ts';
import { harbourFiles } from './harbour.ts';

/** Ends an attribute, a tag, a script and a style, whatever it stands in, and then runs. */
const payload = `"'></script></style></title><img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script><svg onload="globalThis.pwned=1">`;

/** Fields that hold words for readers. */
const wordFields: ReadonlySet<string> = new Set(['title', 'purpose', 'scope', 'summary', 'name', 'shortName', 'englishName', 'do', 'criterion', 'definition', 'description', 'trigger', 'retention', 'controlNote', 'slogan', 'label', 'value', 'issuer', 'item', 'duties', 'authority', 'when', 'action', 'note']);

/** Names in a formula are not words. */
const isVariables = (key: unknown): boolean => isScalar(key) && key.value === 'variables';

const spoilYaml = (text: string): string => {
  const document = parseDocument(text);
  const spoil = (node: unknown, key: string): void => {
    if (isMap(node)) node.items.forEach((pair) => isPair(pair) && !isVariables(pair.key) && spoil(pair.value, isScalar(pair.key) ? String(pair.key.value) : ''));
    else if (isSeq(node)) node.items.forEach((item) => spoil(item, key));
    else if (isScalar(node) && typeof node.value === 'string' && wordFields.has(key)) node.value += payload;
  };
  spoil(document.contents, '');
  return document.toString({ lineWidth: 0 });
};

const spoilFile = (path: string, text: string): string => {
  if (/\.ya?ml$/.test(path)) return spoilYaml(text);
  const parts = splitDocument(text);
  if (!parts) return text;
  const body = parts.body.replace(/caption="([^"]*)"/g, (_, caption: string) => `caption="${caption}${payload.replaceAll('"', '&quot;')}"`);
  return `---\n${spoilYaml(parts.header)}---\n${body}\n\n\`${payload}\`\n\n\`\`\`html\n${payload}\n\`\`\`\n\n看 [${payload.replaceAll('<', '\\<')}](/ "${payload.replaceAll('"', '&quot;')}")。\n`;
};

/** The harbour company with markup that runs in every field that readers see. Valid content: nothing in it is forbidden. */
export async function writeHostileCompany(dir: string): Promise<void> {
  for (const { path, bytes } of harbourFiles({})) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, spoilFile(path, Buffer.from(bytes).toString('utf8')));
  }
}
