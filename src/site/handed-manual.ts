import type { Manual } from '../model/manual.ts';
import type { Digest, ManualTracker } from '../model/tracked-manual.ts';
import { noTrails, type KeptTrails } from '../model/trail-table.ts';

/** What passes between a build and the compiled pages, whose modules are not the same. */
interface Shelf {
  manual?: Manual;
  digest?: Digest;
  trails?: KeptTrails;
  /** Set by the pages once they have taken the manual. */
  tracker?: ManualTracker;
}

const key = Symbol.for('luminaire-operations-manual');

const shelf: Shelf = ((globalThis as { [key]?: Shelf })[key] ??= {});

/**
 * A build hands the manual that it has checked to the pages, so that they show what was checked and nothing is read twice.
 * @param trails what the pages of the last build read, when it is to be gone on with
 */
export function handManual(manual: Manual, digest: Digest, trails: KeptTrails = noTrails): void {
  shelf.manual = manual;
  shelf.digest = digest;
  shelf.trails = trails;
  delete shelf.tracker;
}

export interface HandedManual {
  readonly manual: Manual;
  readonly digest: Digest;
  readonly trails: KeptTrails;
}

/** Undefined in the dev server, whose pages follow the files. */
export const handedManual = (): HandedManual | undefined => (shelf.manual && shelf.digest ? { manual: shelf.manual, digest: shelf.digest, trails: shelf.trails ?? noTrails } : undefined);

/** The pages tell the build what they read of the manual. */
export const shareTracker = (tracker: ManualTracker): void => {
  shelf.tracker = tracker;
};

export const sharedTracker = (): ManualTracker | undefined => shelf.tracker;
