import { once } from 'node:events';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type AstroIntegration } from 'astro';
import { build as bundle } from 'vite';
import type { CompilerOrder } from './compiler-process.ts';
import { factsFile, workerFile } from './site-program.ts';
import { projectDir } from './project-dir.ts';
import { stringRendering } from './string-rendering.ts';

/**
 * Compiles the site's templates into a folder that is named: `server/` with the pages as modules, `client/` with
 * scripts and style sheets, and which module leads to the pages. A process of its own, beside the checks.
 * With `astro` behind the folder on the command line the components render through Astro: a test holds the two against each other.
 */
async function compile(work: string, byAstro: boolean): Promise<void> {
  const client = join(work, 'client');
  process.env['MANUAL_OUT'] = client;
  process.env['MANUAL_PROGRAM'] = 'yes';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  await build({ root: projectDir, logLevel: 'error', cacheDir: join(work, 'astro'), integrations: [keepProgram(work, client)], publicDir: join(work, 'none'), vite: { plugins: byAstro ? [] : [stringRendering()] } });
}

/** The service worker as one classic script: a worker of modules is not understood by every phone. */
async function compileServiceWorker(work: string): Promise<void> {
  await bundle({
    root: projectDir,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: work, emptyOutDir: false, rolldownOptions: { input: join(projectDir, 'src/client/offline/service-worker.ts'), output: { format: 'iife', entryFileNames: workerFile } } },
  });
}

/** Astro renders no page: its modules are kept instead. */
const keepProgram = (work: string, client: string): AstroIntegration => ({
  name: 'keep-program',
  hooks: {
    'astro:build:start': ({ setPrerenderer }) => {
      setPrerenderer({
        name: 'keep-program',
        setup: () => keepModules(work, client),
        getStaticPaths: () => Promise.resolve([]),
        render: () => Promise.reject(new Error('编译时不生成网页。')),
      });
    },
  },
});

/** Moved before Astro clears its working folder away. */
async function keepModules(work: string, client: string): Promise<void> {
  const modules = join(client, '.prerender');
  const entry = (await readdir(modules)).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined) throw new Error(`Astro 没有写出网页的程序（${modules}）。`);
  await rename(modules, join(work, 'server'));
  await writeFile(join(work, factsFile), JSON.stringify({ entry }));
}

/** From the command line, or as soon as the process that started this one says it; when that one ends, so does this. */
async function readOrder(): Promise<CompilerOrder & { readonly renderer?: string | undefined }> {
  const [, , work, renderer] = process.argv;
  if (work !== undefined) return { work, renderer };
  process.once('disconnect', () => process.exit());
  const [order] = (await once(process, 'message')) as [CompilerOrder];
  return order;
}

const { work, renderer } = await readOrder();
await Promise.all([compile(work, renderer === 'astro'), compileServiceWorker(work)]);
if (process.connected) process.disconnect();
