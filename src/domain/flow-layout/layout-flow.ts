import { at } from './at.ts';
import { buildChart, type Chart } from './chart.ts';
import type { Flow, FlowProblem } from './flow.ts';
import type { FlowDirection, FlowLayout, FlowLayoutOptions, FlowPart } from './flow-layout.ts';
import { measureChart } from './measure-chart.ts';
import { placeChart } from './place-chart.ts';
import { routeChart } from './routed-chart.ts';
import { rowsOfDrawing, splitChart } from './split-chart.ts';
import { splitWideDecisions } from './split-wide-decisions.ts';

/** A diagram in one piece may be made this much smaller before it is cut in parts: 12 px become 10, 7.5 pt on paper. */
const LEAST_UNCUT_SCALE = 0.84;
/** Below this nobody can read it: 12 px become 8, 6 pt on paper. */
const LEAST_SCALE = 0.66;

function layoutChart(chart: Chart, direction: FlowDirection, options: FlowLayoutOptions): FlowPart {
  const routed = routeChart(chart);
  return placeChart(routed, measureChart(routed, direction, options.maxWidth), direction);
}

function scaleOf(parts: readonly FlowPart[], options: FlowLayoutOptions): number {
  return parts.reduce((scale, part) => Math.min(scale, options.maxWidth / part.width, options.maxHeight / part.height), 1);
}

function tooNarrow(flow: Flow, direction: FlowDirection): FlowProblem {
  const page = direction === 'down' ? '横向' : '纵向';
  const message = `流程「${flow.title}」有 ${flow.lanes.length} 条泳道，页面放不下（字会小于 6 磅）。请改用${page}页面，或把少用的岗位合并成一条泳道。`;
  return { code: 'page-too-narrow', stepId: '', message };
}

/** Cuts a drawing that is too long; its width decides how small it gets, and thereby how much fits in a part. */
function layoutInParts(chart: Chart, whole: FlowPart, direction: FlowDirection, options: FlowLayoutOptions): readonly FlowPart[] {
  const down = direction === 'down';
  const lengthOf = (part: FlowPart): number => (down ? part.height : part.width);
  const [room, scale] = down ? [options.maxHeight, options.maxWidth / whole.width] : [options.maxWidth, options.maxHeight / whole.height];
  const rows = rowsOfDrawing(chart, (node) => (down ? at(whole.nodes, node).y : at(whole.nodes, node).x), lengthOf(whole));
  const capacity = room / Math.max(LEAST_SCALE, Math.min(1, scale));
  return splitChart({ chart, ...rows, capacity, lengthOf, layout: (part) => layoutChart(part, direction, options) });
}

function layoutParts(chart: Chart, direction: FlowDirection, options: FlowLayoutOptions): readonly FlowPart[] {
  const whole = layoutChart(chart, direction, options);
  const along = direction === 'down' ? options.maxHeight / whole.height : options.maxWidth / whole.width;
  return along >= LEAST_UNCUT_SCALE ? [whole] : layoutInParts(chart, whole, direction, options);
}

/**
 * Lays a process out as a swimlane diagram that fits the page, cut into parts where it is too long. Deterministic. Mistakes in the
 * flow's references, and pages too narrow for its lanes, come back as problems.
 *
 * Lanes are columns on a portrait page and rows on a landscape page: tried on six processes of 11 to 14 steps and 5 to 8 roles,
 * columns fit A4 portrait at 80 to 100 % of natural size, rows fit landscape at 82 to 100 %, and neither fits the other page uncut.
 */
export function layoutFlow(flow: Flow, options: FlowLayoutOptions): FlowLayout | { readonly problems: readonly FlowProblem[] } {
  const built = buildChart(flow);
  if ('problems' in built) return built;
  const direction = options.direction ?? (options.orientation === 'portrait' ? 'down' : 'right');
  const parts = layoutParts(splitWideDecisions(built), direction, options);
  const scale = scaleOf(parts, options);
  if (scale < LEAST_SCALE) return { problems: [tooNarrow(flow, direction)] };
  return { id: flow.id, title: flow.title, direction, scale, parts };
}
