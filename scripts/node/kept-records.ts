import { keptFile, openShortDigest, shortDigest } from './cache-dir.ts';

/** JSON texts that make one record: whoever needs only one of them reads only that. */
export type RecordParts = readonly Buffer[];

/** Files of many records that builds leave for each other, one for each folder that is read. Nothing in them is parsed before somebody asks for it. */
export interface KeptRecords {
  fileOf(dir: string): string;
  /** None, when there is no file, when another program wrote it, or when it is not what was written. */
  read(dir: string, code: string): Promise<ReadonlyMap<string, RecordParts>>;
  write(dir: string, code: string, records: ReadonlyMap<string, RecordParts>): Promise<void>;
}

/** The first line of a file; the parts of all records follow, in the same order. */
interface Head {
  /** What made the records. */
  readonly code: string;
  /** Of everything behind this line. */
  readonly digest: string;
  readonly records: readonly (readonly [key: string, ...lengths: number[]])[];
}

const lineEnd = 10;

export function keptRecords(name: string): KeptRecords {
  const { fileOf, read, write } = keptFile(name);
  return {
    fileOf,
    read: async (dir, code) => {
      const bytes = await read(dir);
      const head = bytes && readHead(bytes);
      const rest = bytes?.subarray(bytes.indexOf(lineEnd) + 1);
      return head?.code === code && rest && shortDigest(rest) === head.digest ? cut(rest, head.records) : new Map();
    },
    write: async (dir, code, records) => {
      const spans = joinNeighbours([...records.values()].flat());
      const digest = openShortDigest();
      for (const span of spans) digest.add(span);
      const head: Head = { code, digest: digest.close(), records: [...records].map(([key, own]) => [key, ...own.map(({ length }) => length)]) };
      await write(dir, inChunks([Buffer.from(`${JSON.stringify(head)}\n`), ...spans]));
    },
  };
}

function readHead(bytes: Buffer): Head | undefined {
  try {
    return JSON.parse(bytes.toString('utf8', 0, Math.max(0, bytes.indexOf(lineEnd)))) as Head;
  } catch {
    return undefined;
  }
}

function cut(bytes: Buffer, records: Head['records']): ReadonlyMap<string, RecordParts> {
  let at = 0;
  return new Map(records.map(([key, ...lengths]) => [key, lengths.map((length) => bytes.subarray(at, (at += length)))]));
}

/** Parts that lie one behind the other in memory, as those of a file that was read do, are one. */
function joinNeighbours(parts: readonly Buffer[]): readonly Buffer[] {
  const joined: Buffer[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.buffer === part.buffer && last.byteOffset + last.length === part.byteOffset) joined[joined.length - 1] = Buffer.from(last.buffer, last.byteOffset, last.length + part.length);
    else joined.push(part);
  }
  return joined;
}

/** Bytes that are written at once. */
const chunk = 1 << 20;

/** Thousands of small parts in a few large ones; large ones as they are. */
function* inChunks(parts: readonly Buffer[]): Generator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  const join = (): Buffer => {
    const joined = Buffer.concat(waiting);
    [waiting, length] = [[], 0];
    return joined;
  };
  for (const part of parts) {
    const isLarge = part.length >= chunk;
    if (isLarge) {
      yield join();
      yield part;
    } else {
      length += part.length;
      waiting.push(part);
    }
    if (length >= chunk) yield join();
  }
  yield join();
}
