import { createTipBox, type TipContent } from './tip-box.ts';

type Tips = Readonly<Record<string, TipContent>>;

/** Long enough to reach the box with the pointer (WCAG 2.2, 1.4.13). */
const lingerMs = 250;

/** The kind of a chip is in its class: chip--term. */
const kindOf = (link: HTMLAnchorElement): string | undefined => /\bchip--(term|standard|form|role|document|kpi)\b/.exec(link.className)?.[1];

const chipAt = (target: EventTarget | null): HTMLAnchorElement | undefined => (target instanceof Element ? (target.closest<HTMLAnchorElement>('a.chip[href]') ?? undefined) : undefined);

/** Definitions and states of what the text cites: on hover, on focus, and at the first tap of a finger. */
export function startTips(base: URL): void {
  const box = createTipBox();
  const loaded = new Map<string, Promise<Tips | undefined>>();
  let leaving: number | undefined;
  const stay = (): void => clearTimeout(leaving);
  const leave = (): void => {
    stay();
    leaving = setTimeout(box.hide, lingerMs) as unknown as number;
  };
  const tipOf = async (link: HTMLAnchorElement): Promise<TipContent | undefined> => {
    const kind = kindOf(link);
    if (kind === undefined) return undefined;
    const tips = loaded.get(kind) ?? fetchTips(base, kind);
    loaded.set(kind, tips);
    const found = await tips;
    // Without a network the links do without their tips, until somebody points again.
    if (!found) loaded.delete(kind);
    return found?.[pathOf(link, base)];
  };
  let wanted: HTMLAnchorElement | undefined;
  const show = async (link: HTMLAnchorElement, withLink = false): Promise<void> => {
    stay();
    wanted = link;
    const tip = await tipOf(link);
    if (tip && wanted === link) box.show(link, tip, withLink);
  };
  const forget = (): void => {
    wanted = undefined;
    leave();
  };
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const link = chipAt(event.target);
    if (link) void show(link);
    else if (event.target instanceof Node && box.element.contains(event.target)) stay();
    else if (box.anchor() ?? wanted) forget();
  });
  document.addEventListener('focusin', (event) => {
    const link = chipAt(event.target);
    if (link?.matches(':focus-visible')) void show(link);
    else if (!(event.target instanceof Node && box.element.contains(event.target))) forget();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') box.hide();
  });
  let byFinger = false;
  document.addEventListener('pointerdown', (event) => {
    byFinger = event.pointerType === 'touch';
  });
  document.addEventListener('click', (event) => {
    const link = chipAt(event.target);
    if (link && byFinger && box.anchor() !== link && kindOf(link)) {
      event.preventDefault();
      void show(link, true);
    } else if (!link && event.target instanceof Node && !box.element.contains(event.target)) box.hide();
  });
  const pointedAt = chipAt(document.querySelector('a.chip[href]:hover') ?? document.querySelector(':focus-visible'));
  if (pointedAt) void show(pointedAt);
}

/** The address within the site, with its anchor. */
const pathOf = (link: HTMLAnchorElement, base: URL): string => `/${link.pathname.slice(base.pathname.length)}${link.hash}`;

/** Undefined when they do not come. */
async function fetchTips(base: URL, kind: string): Promise<Tips | undefined> {
  const response = await fetch(new URL(`tips/${kind}.json`, base)).catch(() => undefined);
  return response?.ok === true ? ((await response.json()) as Tips) : undefined;
}
