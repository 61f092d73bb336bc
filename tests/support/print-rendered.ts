import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { readProgram } from '../../scripts/node/site-program.ts';
import { renderSite } from '../../scripts/node/render-pages.ts';
import { contentOf } from './rendered-file.ts';

/** Renders a content folder with a compiled program and prints the files' digests: [path, digest] each. */
const [, , programDir = '', content = ''] = process.argv;
const { manual } = await loadManual(content, { forPages: true });
if (!manual) throw new Error(`${content} 读不出来。`);
const files: [string, string][] = [];
const rendering = await renderSite(await readProgram(programDir), manual, { lastDir: '/dev/null/none', scratch: join(programDir, 'scratch') });
for (const some of [rendering.searched, rendering.others]) for await (const file of some) files.push([file.path, createHash('sha256').update(await contentOf(file)).digest('hex')]);
console.log(JSON.stringify(files));
