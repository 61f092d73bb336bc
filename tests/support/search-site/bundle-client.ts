import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { themeCss } from '../../../templates/shell/theme.ts';

const root = new URL('../../../', import.meta.url);

/** Bundles the search client and its worker into a folder as `start-search.js`, with addresses relative to that folder. */
export const bundleClient = async (outDir: string): Promise<void> => {
  await build({
    configFile: false,
    root: fileURLToPath(root),
    base: './',
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('run-search.ts', import.meta.url)),
        output: { entryFileNames: 'start-search.js' },
      },
    },
  });
};

/** The dialog's markup as the site writes it, without the component's frame. */
export const readDialogMarkup = async (): Promise<string> => {
  const component = await readFile(new URL('templates/shell/SearchDialog.astro', root), 'utf8');
  return component.replace(/^---[\s\S]*?---/u, '').replace(/<script>[\s\S]*<\/script>/u, '').trim();
};

const brand = { accentLight: '#8f4f00', accentDark: '#ffb547' };

/** Colours, tokens and the dialog's styles as one style sheet. */
export const readStyles = async (): Promise<string> => {
  const read = (name: string): Promise<string> => readFile(new URL(`templates/shell/styles/${name}`, root), 'utf8');
  return `@layer tokens, part;\n${themeCss(brand)}\n${await read('tokens.css')}\n${await read('search.css')}`;
};
