/** A kind of page of the second company, whose content changes only with the tests. */
export interface VisualPage {
  readonly kind: string;
  readonly path: string;
  /** Something to press before the picture is taken. */
  readonly press?: string;
}

export const visualPages: readonly VisualPage[] = [
  { kind: 'home', path: '/' },
  { kind: 'search', path: '/', press: '[data-search-open]' },
  { kind: 'chapter', path: '/quality/' },
  { kind: 'procedure', path: '/quality/zl-sop-001/' },
  { kind: 'policy', path: '/intro/in-pol-001/' },
  { kind: 'documents', path: '/documents/' },
  { kind: 'revisions', path: '/revisions/' },
  { kind: 'roles', path: '/roles/' },
  { kind: 'role', path: '/roles/checker/' },
  { kind: 'registers', path: '/registers/' },
  { kind: 'kpis', path: '/registers/kpis/' },
  { kind: 'terms', path: '/registers/terms/' },
  { kind: 'form', path: '/forms/fm-zl-01/' },
  { kind: 'tools', path: '/tools/' },
  { kind: 'sampling', path: '/tools/sampling/' },
  { kind: 'raci', path: '/raci/' },
  { kind: 'trace', path: '/trace/' },
  { kind: 'impact', path: '/impact/' },
  { kind: 'figures', path: '/figures/' },
  { kind: 'downloads', path: '/downloads/' },
  { kind: 'offline', path: '/offline/' },
  { kind: 'missing', path: '/404.html' },
];

export const visualWidths = [360, 768, 1440] as const;
export const visualThemes = ['light', 'dark'] as const;
export type VisualTheme = (typeof visualThemes)[number];

export interface VisualShot extends VisualPage {
  readonly width: number;
  readonly theme: VisualTheme;
  /** The reference's file without its ending. */
  readonly name: string;
}

/** Every picture: each kind of page at three widths, by day and by night. */
export const visualShots: readonly VisualShot[] = visualWidths.flatMap((width) =>
  visualThemes.flatMap((theme) => visualPages.map((page) => ({ ...page, width, theme, name: `${page.kind}-${width}-${theme}` }))),
);
