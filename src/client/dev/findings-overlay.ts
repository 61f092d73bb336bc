/** A finding as the dev server sends it. */
export interface ShownFinding {
  readonly title: string;
  readonly isError: boolean;
  /** content/qc/qc-sop-003.mdx:12:3 */
  readonly place: string;
  /** The same place for the editor that the dev server opens. */
  readonly target: string;
  readonly message: string;
  readonly hint: string;
}

const tag = 'manual-findings';

const style = `
:host { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483647; font: 14px/1.6 system-ui, sans-serif; color: #1b1b1b; }
details { max-width: min(34rem, calc(100vw - 2rem)); background: #fffaf5; border: 2px solid #b3261e; border-radius: 8px; box-shadow: 0 4px 24px #0005; }
details.warnings { border-color: #8a5a00; }
summary { padding: .5rem .75rem; min-height: 1.75rem; cursor: pointer; font-weight: 600; }
ol { margin: 0; padding: 0 .75rem .5rem; max-height: 60vh; overflow: auto; list-style: none; }
li { padding: .5rem 0; border-top: 1px solid #d9c9b8; overflow-wrap: anywhere; }
p { margin: .125rem 0; }
a { color: #0b57d0; }
`;

/** Puts the findings on the page, in place of those that were there; none takes the overlay away. */
export function showFindings(findings: readonly ShownFinding[]): void {
  const open = document.querySelector(tag)?.shadowRoot?.querySelector('details')?.open ?? findings.some(({ isError }) => isError);
  document.querySelector(tag)?.remove();
  if (findings.length === 0) return;
  const host = document.createElement(tag);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  root.append(panelOf(findings, open));
  document.body.append(host);
}

function panelOf(findings: readonly ShownFinding[], open: boolean): HTMLElement {
  const errors = findings.filter(({ isError }) => isError).length;
  const panel = document.createElement('details');
  panel.open = open;
  panel.className = errors > 0 ? 'errors' : 'warnings';
  const summary = document.createElement('summary');
  summary.textContent = `内容检查：错误 ${errors} 处，警告 ${findings.length - errors} 处`;
  const list = document.createElement('ol');
  list.append(...findings.toSorted((a, b) => Number(b.isError) - Number(a.isError)).map(itemOf));
  panel.append(summary, list);
  return panel;
}

function itemOf({ title, place, target, message, hint }: ShownFinding): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `/__open-in-editor?file=${encodeURIComponent(target)}`;
  link.textContent = place;
  link.title = '用编辑器打开';
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(link.href);
  });
  item.append(paragraph(title), link, paragraph(message), paragraph(`怎么改：${hint}`));
  return item;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
