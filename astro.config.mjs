import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { devSearch } from './scripts/node/dev-search.ts';
import { siteSettings } from './scripts/node/site-settings.ts';
import { siteStyles } from './scripts/node/site-styles.ts';

const { site, base, outDir } = await siteSettings();

export default defineConfig({
  site,
  base,
  outDir,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: unified({ gfm: false, smartypants: false, remarkPlugins: [[remarkGfm, { singleTilde: false }], remarkCjkFriendly] }),
  },
  integrations: [mdx(), devSearch()],
  // Small scripts and files stay files: the site's security policy allows no inline script.
  vite: { plugins: [siteStyles()], build: { assetsInlineLimit: 0, rolldownOptions: { checks: { moduleLevelDirective: false } } } },
});
