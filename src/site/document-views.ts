import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

const views = import.meta.glob<AstroComponentFactory>('../../templates/*/Document.astro', { eager: true, import: 'default' });

/** The view of a document type, for web and paper. */
export function viewOf(type: string): AstroComponentFactory {
  const view = views[`../../templates/${type}/Document.astro`];
  if (!view) throw new Error(`文件类型 ${type} 缺少 templates/${type}/Document.astro。`);
  return view;
}
