import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { shortDigest } from '../../scripts/node/cache-dir.ts';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { renderSite } from '../../scripts/node/render-pages.ts';
import { readProgram, type SiteProgram } from '../../scripts/node/site-program.ts';
import type { Manual } from '../../src/model/manual.ts';
import { handManual } from '../../src/site/handed-manual.ts';
import { renderByAstro } from './render-by-astro.ts';
import { contentOf } from './rendered-file.ts';

type RenderedFiles = AsyncGenerator<readonly [path: string, content: Uint8Array]>;

async function* renderByUs(program: SiteProgram, manual: Manual, dir: string): RenderedFiles {
  const { searched, others, book } = await renderSite(program, manual, { lastDir: '/dev/null/none', scratch: join(dir, 'scratch') });
  for (const some of [searched, others, book]) for await (const file of some) yield [file.path, await contentOf(file)];
}

function renderAsAstro(program: SiteProgram, manual: Manual): RenderedFiles {
  handManual(manual, shortDigest);
  return renderByAstro(program.entry);
}

/** Renders a content folder with a compiled program, by us or by Astro, and prints the files' digests by path: [path, digest] each. */
const [, , dir = '', content = '', renderer] = process.argv;
const { manual } = await loadManual(content, { forPages: true });
if (!manual) throw new Error(`${content} 读不出来。`);
const program = await readProgram(dir);
const files: [string, string][] = [];
for await (const [path, bytes] of renderer === 'astro' ? renderAsAstro(program, manual) : renderByUs(program, manual, dir)) files.push([path, createHash('sha256').update(bytes).digest('hex')]);
console.log(JSON.stringify(files.sort(([a], [b]) => (a < b ? -1 : 1))));
