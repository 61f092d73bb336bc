import * as z from 'zod';

/** As much of a V8 CPU profile as is needed to say where the time went. */
const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export interface ProfileRow {
  /** A package, a folder of the project, or the engine's own work. */
  readonly place: string;
  readonly seconds: number;
  readonly share: number;
}

const rowsShown = 20;

/** The places that took most time themselves, most first. */
export function summariseProfile(profile: unknown): readonly ProfileRow[] {
  const { nodes, samples, timeDeltas } = profileSchema.parse(profile);
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const taken = new Map<string, number>();
  for (const [at, sample] of samples.entries()) {
    const place = places.get(sample) ?? '';
    taken.set(place, (taken.get(place) ?? 0) + (timeDeltas[at] ?? 0) / 1_000_000);
  }
  const total = [...taken.values()].reduce((sum, one) => sum + one, 0);
  return [...taken].toSorted((a, b) => b[1] - a[1]).slice(0, rowsShown).map(([place, seconds]) => ({ place, seconds, share: total > 0 ? seconds / total : 0 }));
}

function placeOf({ functionName, url }: { readonly functionName: string; readonly url: string }): string {
  const [, installed] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (installed !== undefined) return installed;
  const [, chunk] = /\/server\/(?:chunks\/)?([\w.-]+?)[_.][\w-]+\.mjs$/.exec(url) ?? [];
  if (chunk !== undefined) return `网页 ${chunk}`;
  const [, own] = /\/((?:src|scripts|templates)\/[^/]+)/.exec(url) ?? [];
  if (own !== undefined) return own;
  return url.startsWith('node:') ? url : functionName;
}

/** One line for each place: seconds, share, where. */
export const formatProfile = (rows: readonly ProfileRow[]): string =>
  rows.map(({ place, seconds, share }) => `${seconds.toFixed(1).padStart(7)} 秒 ${(share * 100).toFixed(0).padStart(3)}%  ${place}`).join('\n');
