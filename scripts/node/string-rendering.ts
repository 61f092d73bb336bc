import { join } from 'node:path';
import type { Plugin } from 'vite';
import { projectDir } from './project-dir.ts';

const renderer = join(projectDir, 'src/site/string-renderer.ts');

/** Compiled components call our renderer instead of Astro's. The renderer itself still takes from Astro what is the same. */
export const stringRendering = (): Plugin => ({
  name: 'string-rendering',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'astro/compiler-runtime' && importer !== renderer ? renderer : undefined),
});
