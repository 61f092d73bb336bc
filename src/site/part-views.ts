import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

const views = import.meta.glob<AstroComponentFactory>(['../../templates/parts/*.astro', '!../../templates/parts/{Body,Heading,Chip}.astro'], {
  eager: true,
  import: 'default',
});

/** The view of a part that authors may use. */
export function partViewOf(name: string): AstroComponentFactory {
  const view = views[`../../templates/parts/${name}.astro`];
  if (!view) throw new Error(`组件 <${name}> 缺少 templates/parts/${name}.astro。`);
  return view;
}
