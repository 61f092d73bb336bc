import type { TracePart } from './trace-links.ts';

/** The column of steps and characteristics: it lists those that hang together with what is chosen. */
export interface PartList {
  readonly show: (parts: readonly TracePart[], chosen: number | undefined) => void;
  /** The part in whose line something stands. */
  readonly numberAt: (target: Element) => number | undefined;
  readonly focus: (number: number) => void;
}

export function createPartList(map: Element, base: URL): PartList | undefined {
  const list = map.querySelector('[data-trace-parts]');
  const pattern = map.querySelector<HTMLTemplateElement>('[data-trace-part]')?.content.firstElementChild;
  if (!list || !pattern) return undefined;
  const lines = new Map<Element, number>();
  return {
    show: (parts, chosen) => {
      lines.clear();
      for (const part of parts) lines.set(lineOf(pattern, part, chosen === part.number, base), part.number);
      list.replaceChildren(...lines.keys());
    },
    numberAt: (target) => lines.get(target.closest('li') ?? target),
    focus: (number) => [...lines].find(([, own]) => own === number)?.[0].querySelector('button')?.focus(),
  };
}

function lineOf(pattern: Element, { href, title, document: code }: TracePart, isChosen: boolean, base: URL): Element {
  const line = document.importNode(pattern, true);
  const link = line.querySelector('a');
  if (link) {
    link.href = new URL(href.slice(1), base).href;
    link.textContent = title;
  }
  line.querySelector('[data-trace-place]')?.replaceChildren(code);
  const button = line.querySelector('button');
  button?.setAttribute('aria-pressed', String(isChosen));
  button?.setAttribute('aria-label', `只看与「${title}」相连的`);
  line.toggleAttribute('data-linked', true);
  return line;
}
