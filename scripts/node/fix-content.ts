import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findForbidden } from '../../src/checks/wording.ts';
import { offsetAt } from '../../src/markdown/text-places.ts';
import { tidyBody } from '../../src/markdown/tidy-body.ts';
import type { Manual } from '../../src/model/manual.ts';
import { splitDocument } from '../../src/source/document-source.ts';
import { loadManual } from './load-manual.ts';
import { writeWhole } from './write-whole.ts';

/** A text may use a forbidden word several times; each round mends the first. */
const rounds = 5;

/**
 * Mends what can be mended without a decision: spacing and punctuation of body texts, forbidden words. A file that cannot be read is left
 * alone. Gives the files that it wrote.
 */
export async function fixContent(contentDir: string): Promise<readonly string[]> {
  const fixed = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const { manual } = await loadManual(contentDir);
    const written = manual ? await fixOnce(contentDir, manual) : [];
    if (written.length === 0) break;
    for (const file of written) fixed.add(file);
  }
  return [...fixed].sort();
}

async function fixOnce(contentDir: string, manual: Manual): Promise<readonly string[]> {
  const words = Map.groupBy(findForbidden(manual), ({ text }) => text.file);
  const readable = manual.documents.filter(({ body }) => body.problems.length === 0).map(({ file }) => file);
  const written: string[] = [];
  for (const shown of new Set([...readable, ...words.keys()])) {
    const file = join(contentDir, shown.replace(/^content\//, ''));
    const before = await readFile(file, 'utf8');
    const after = tidyFile(shown, replaceWords(before, words.get(shown) ?? []));
    if (after === before) continue;
    await writeWhole(file, after);
    written.push(shown);
  }
  return written;
}

function replaceWords(text: string, uses: ReturnType<typeof findForbidden>): string {
  const places = uses.map(({ text: use, wrong, right }) => ({ offset: offsetAt(text, use.place(wrong)), wrong, right })).sort((a, b) => b.offset - a.offset);
  return places.reduce((result, { offset, wrong, right }) => (result.startsWith(wrong, offset) && !right.includes(wrong) ? result.slice(0, offset) + right + result.slice(offset + wrong.length) : result), text);
}

function tidyFile(shown: string, text: string): string {
  const parts = shown.endsWith('.mdx') ? splitDocument(text) : undefined;
  return parts ? text.slice(0, text.length - parts.body.length) + tidyBody(parts.body) : text;
}
