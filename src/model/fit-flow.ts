import type { Flow } from '../domain/flow-layout/flow.ts';
import type { FlowLayout } from '../domain/flow-layout/flow-layout.ts';
import { layoutFlow } from '../domain/flow-layout/layout-flow.ts';

export interface FittedFlow {
  readonly layout: FlowLayout;
  readonly landscape: boolean;
}

/** The text area of an A4 page in CSS pixels, less the caption. */
const portrait = { orientation: 'portrait', maxWidth: 650, maxHeight: 880 } as const;
const landscape = { orientation: 'landscape', maxWidth: 980, maxHeight: 560 } as const;

/** Below this a label of 12 px is printed smaller than 7 points. */
const readableScale = 0.78;

/** On paper a drawing stands upright while its words stay readable, and lies on a landscape page otherwise; undefined when neither page holds it. */
export function fitFlowToPage(flow: Flow): FittedFlow | undefined {
  const upright = layoutFlow(flow, portrait);
  if ('parts' in upright && upright.scale >= readableScale) return { layout: upright, landscape: false };
  const lying = layoutFlow(flow, landscape);
  if ('parts' in lying && (!('parts' in upright) || lying.scale > upright.scale)) return { layout: lying, landscape: true };
  return 'parts' in upright ? { layout: upright, landscape: false } : undefined;
}

/** On a screen a drawing is one piece as wide as it likes; its frame scrolls. */
export function fitFlowToScreen(flow: Flow): FittedFlow | undefined {
  const layout = layoutFlow(flow, { orientation: 'portrait', maxWidth: Infinity, maxHeight: Infinity });
  return 'parts' in layout ? { layout, landscape: false } : undefined;
}
