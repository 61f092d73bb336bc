import { at } from './at.ts';
import { METRICS } from './flow-metrics.ts';

/** Room that a gutter or gap keeps free of tracks before and after them, for conditions and arrow heads. */
export interface Channel {
  readonly tracks: number;
  readonly before: number;
  readonly after: number;
  /** A channel between two lanes holds their boundary among its tracks. */
  readonly boundary: boolean;
  /** Least size in all. */
  readonly least: number;
}

/** Coordinates on one axis: channels and cells alternate, a channel first and last. */
export interface Axis {
  readonly size: number;
  /** Start and middle of each cell. */
  readonly cellStarts: readonly number[];
  readonly cellMiddles: readonly number[];
  /** Place of the lane boundary of each channel; its outer ends are the ends of the axis. */
  readonly boundaries: readonly number[];
  /** Place of a track of a channel. */
  readonly trackAt: (channel: number, track: number) => number;
}

const slots = (channel: Channel): number => (channel.boundary ? channel.tracks : Math.max(0, channel.tracks - 1));
const leftTracks = (channel: Channel): number => Math.ceil(channel.tracks / 2);
const used = (channel: Channel): number => channel.before + slots(channel) * METRICS.track + channel.after;
const channelSize = (channel: Channel): number => Math.max(channel.least, used(channel));

/** Free room of a channel goes half before its tracks. */
const lead = (channel: Channel): number => channel.before + Math.floor((channelSize(channel) - used(channel)) / 2);

function boundaryIn(channel: Channel): number {
  return lead(channel) + leftTracks(channel) * METRICS.track;
}

/** Lays channels and cells out from `origin`. */
export function buildAxis(channels: readonly Channel[], cells: readonly number[], origin: number): Axis {
  const starts: number[] = [];
  const cellStarts: number[] = [];
  let position = origin;
  channels.forEach((channel, index) => {
    starts.push(position);
    position += channelSize(channel);
    const cell = cells[index];
    if (cell === undefined) return;
    cellStarts.push(position);
    position += cell;
  });
  return {
    size: position,
    cellStarts,
    cellMiddles: cellStarts.map((start, index) => start + at(cells, index) / 2),
    boundaries: channels.map((channel, index) => (index === 0 ? origin : index === channels.length - 1 ? position : at(starts, index) + boundaryIn(channel))),
    trackAt: (index, track) => at(starts, index) + trackIn(at(channels, index), track),
  };
}

function trackIn(channel: Channel, track: number): number {
  const slot = channel.boundary && track >= leftTracks(channel) ? track + 1 : track;
  return lead(channel) + slot * METRICS.track;
}
