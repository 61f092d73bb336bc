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

/** Content of the page, seen by the flow: across the lanes and along the flow. */
interface Room {
  readonly across: number;
  readonly along: number;
}

type Extent = (box: { readonly width: number; readonly height: number }) => Room;

const EXTENTS: Readonly<Record<FlowDirection, Extent>> = {
  down: ({ width, height }) => ({ across: width, along: height }),
  right: ({ width, height }) => ({ across: height, along: width }),
};

/** One attempt to fit a chart in a page. */
interface Attempt {
  readonly chart: Chart;
  readonly direction: FlowDirection;
  readonly room: Room;
  readonly extent: Extent;
}

function layoutChart(chart: Chart, { direction, room }: Attempt): FlowPart {
  const routed = routeChart(chart);
  return placeChart(routed, measureChart(routed, direction, room.across), direction);
}

/** Cuts a drawing that is too long; its width decides how small it gets, and thereby how much fits in a part. */
function layoutInParts(attempt: Attempt, whole: FlowPart): readonly FlowPart[] {
  const { chart, direction, room, extent } = attempt;
  const size = extent(whole);
  const rows = rowsOfDrawing(chart, (node) => at(whole.nodes, node)[direction === 'down' ? 'y' : 'x'], size.along);
  const capacity = room.along / Math.max(LEAST_SCALE, Math.min(1, room.across / size.across));
  const fits = (part: FlowPart): boolean => extent(part).along <= capacity && extent(part).across * LEAST_SCALE <= room.across;
  return splitChart({ chart, ...rows, capacity, fits, layout: (part) => layoutChart(part, attempt) });
}

function layoutParts(attempt: Attempt): readonly FlowPart[] {
  const whole = layoutChart(attempt.chart, attempt);
  const { across, along } = attempt.extent(whole);
  const fits = along * LEAST_UNCUT_SCALE <= attempt.room.along && across * LEAST_SCALE <= attempt.room.across;
  return fits ? [whole] : layoutInParts(attempt, whole);
}

function scaleOf(parts: readonly FlowPart[], options: FlowLayoutOptions): number {
  return parts.reduce((scale, part) => Math.min(scale, options.maxWidth / part.width, options.maxHeight / part.height), 1);
}

function tooNarrow(flow: Flow, chart: Chart): FlowProblem {
  const size = `${flow.lanes.length} 条泳道、${chart.nodes.length} 个图形`;
  const message = `流程「${flow.title}」（${size}）在这张页面上放不下：字会小于 6 磅。请把少用的岗位合并成一条泳道，缩短步骤名和条件，或拆成几个流程。`;
  return { code: 'page-too-narrow', stepId: '', message };
}

/** The direction asked for, or both, the better one for the page first. */
function directionsFor(options: FlowLayoutOptions): readonly FlowDirection[] {
  if (options.direction !== undefined) return [options.direction];
  return options.orientation === 'portrait' ? ['down', 'right'] : ['right', 'down'];
}

/**
 * Lays a process out as a swimlane diagram that fits the page, cut into parts where it is too long. Deterministic. Mistakes in the
 * flow's references, and pages too small for its lanes, come back as problems.
 *
 * Lanes are columns on a portrait page and rows on a landscape page: tried on six processes of 11 to 13 steps and 5 to 8 roles,
 * columns fit A4 portrait at 80 to 100 % of natural size and rows fit A4 landscape at 82 to 100 %. The other way round is taken
 * where only it fits.
 */
export function layoutFlow(flow: Flow, options: FlowLayoutOptions): FlowLayout | { readonly problems: readonly FlowProblem[] } {
  const built = buildChart(flow);
  if ('problems' in built) return built;
  const chart = splitWideDecisions(built);
  for (const direction of directionsFor(options)) {
    const extent = EXTENTS[direction];
    const parts = layoutParts({ chart, direction, extent, room: extent({ width: options.maxWidth, height: options.maxHeight }) });
    const scale = scaleOf(parts, options);
    if (scale >= LEAST_SCALE) return { id: flow.id, title: flow.title, direction, scale, parts };
  }
  return { problems: [tooNarrow(flow, chart)] };
}
