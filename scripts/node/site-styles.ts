import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { themeCss } from '../../templates/shell/theme.ts';
import { projectDir } from './project-dir.ts';
import { contentFolder } from './read-content.ts';
import { readCompany } from './site-settings.ts';

const theme = 'virtual:manual-theme.css';

/** The brand's colours. */
const writeTheme = async (): Promise<string> => {
  const company = await readCompany();
  return company ? themeCss(company.brand) : '';
};

/** The style sheets of all document types: document.css of each folder. */
const writeTypes = (): string =>
  globSync('templates/*/document.css', { cwd: projectDir })
    .sort()
    .map((file) => `@import ${JSON.stringify(join(projectDir, file))};\n`)
    .join('');

const sheets: Readonly<Record<string, () => string | Promise<string>>> = { [theme]: writeTheme, 'virtual:manual-types.css': writeTypes };

/** Style sheets that are made and not written, bundled with the site's own: on a phone every further file costs a round trip. */
export const siteStyles = (): Plugin => ({
  name: 'manual-styles',
  resolveId: (source) => (source in sheets ? source : undefined),
  load: (id) => sheets[id]?.(),
  configureServer: (server) => {
    server.watcher.on('change', (path) => {
      const module = path === join(contentFolder(), 'company.yaml') ? server.moduleGraph.getModuleById(theme) : undefined;
      if (module) void server.reloadModule(module);
    });
  },
});
