/** One file of the site that can be kept on a device. */
export interface OfflineFile {
  /** From the site's root, without a leading slash: qc/qc-sop-003/ */
  readonly url: string;
  /** The first 16 hex digits of its SHA-256: another content has another one. */
  readonly revision: string;
  readonly bytes: number;
}

export interface OfflinePack {
  readonly id: string;
  readonly title: string;
  /** Positions in the catalogue's list of files, beside those that every pack has. */
  readonly own: readonly number[];
  /** What it takes on the device, uncompressed. */
  readonly bytes: number;
}

/** /offline/packs.json: what can be kept, and which issue of the manual it is. */
export interface OfflineCatalogue {
  /** Changes with every change of any of the files. */
  readonly version: string;
  /** The manual's own issue, e.g. V1.0, and the day of its last change. */
  readonly issue: string;
  readonly files: readonly OfflineFile[];
  /** How many of the files, from the first on, every pack has: what is searched, styles, scripts, registers, tools. */
  readonly common: number;
  readonly packs: readonly OfflinePack[];
}

/** What is on the device: kept beside the files themselves. */
export interface InstalledPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly issue: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly bytes: number;
  readonly files: readonly OfflineFile[];
}

/** What is to be fetched and what is to be dropped to come from one set of files to another; what stays the same is kept. */
export function planUpdate(installed: readonly OfflineFile[], wanted: readonly OfflineFile[]): { readonly fetch: readonly OfflineFile[]; readonly drop: readonly string[] } {
  const have = new Map(installed.map(({ url, revision }) => [url, revision]));
  const keep = new Set(wanted.map(({ url }) => url));
  return { fetch: wanted.filter(({ url, revision }) => have.get(url) !== revision), drop: installed.filter(({ url }) => !keep.has(url)).map(({ url }) => url) };
}

export const packFiles = ({ files, common }: OfflineCatalogue, pack: OfflinePack): readonly OfflineFile[] => [...files.slice(0, common), ...pack.own.flatMap((index) => files[index] ?? [])];

/** Sizes as people say them: 0.4 MB, 12 MB. */
export const formatMegabytes = (bytes: number): string => `${bytes < 10_000_000 ? (bytes / 1_000_000).toFixed(1) : Math.round(bytes / 1_000_000)} MB`;
