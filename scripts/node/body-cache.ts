import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseBody, type BodySource } from '../../src/markdown/parse-body.ts';
import type { ParsedBody } from '../../src/model/parsed-body.ts';
import { cacheDir, digestOf, keepLatest } from './cache-dir.ts';
import { hashText } from './page-memory.ts';
import { projectDir } from './project-dir.ts';

/** Parses bodies; what the last build of the same content folder parsed is taken from there. */
export interface BodyCache {
  readonly parse: (source: BodySource) => ParsedBody;
  /** Keeps what was asked for this time, and nothing else. */
  save(): Promise<void>;
}

/** More bodies than a company has documents. */
const remembered = 20_000;

/** For the commands that go on while files change: what has not changed since it was last asked for is not parsed again. */
export function rememberBodies(): Pick<BodyCache, 'parse'> {
  const known = new Map<string, ParsedBody>();
  return {
    parse: (source) => {
      const key = keyOf(source);
      const body = known.get(key) ?? parseBody(source);
      if (known.size >= remembered) known.clear();
      known.set(key, body);
      return body;
    },
  };
}

const keyOf = ({ firstLine, idPrefix, forPages, text }: BodySource): string => hashText(`${firstLine} ${idPrefix} ${forPages}\n${text}`);

interface Saved {
  /** What parses. */
  readonly parser: string;
  readonly bodies: Readonly<Record<string, ParsedBody>>;
}

const bodies = join(cacheDir, 'bodies');
const keptFolders = 6;

/** Where the bodies of a content folder are kept. */
export const bodyCacheFile = (contentDir: string): string => join(bodies, `${digestOf(contentDir).slice(0, 24)}.json`);

export async function openBodyCache(contentDir: string, withoutCache = false): Promise<BodyCache> {
  const file = bodyCacheFile(contentDir);
  const parser = await parserDigest();
  const old = withoutCache ? new Map<string, ParsedBody>() : await readBodies(file, parser);
  const used = new Map<string, ParsedBody>();
  let parsedAny = false;
  return {
    parse: (source) => {
      const key = keyOf(source);
      const earlier = old.get(key);
      parsedAny ||= earlier === undefined;
      const body = earlier ?? parseBody(source);
      used.set(key, body);
      return body;
    },
    save: async () => {
      if (parsedAny || used.size < old.size) await writeBodies(file, { parser, bodies: Object.fromEntries(used) });
    },
  };
}

/** The code that makes a body of a text, and the libraries that it uses. */
async function parserDigest(): Promise<string> {
  const dir = join(projectDir, 'src/markdown');
  const files = [...(await readdir(dir)).toSorted().map((name) => join(dir, name)), join(projectDir, 'package-lock.json')];
  return digestOf(...(await Promise.all(files.map((file) => readFile(file).catch(() => '')))));
}

async function readBodies(file: string, parser: string): Promise<ReadonlyMap<string, ParsedBody>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return new Map();
  try {
    const saved = JSON.parse(text) as Saved;
    return saved.parser === parser ? new Map(Object.entries(saved.bodies)) : new Map();
  } catch {
    return new Map();
  }
}

async function writeBodies(file: string, saved: Saved): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const work = `${file}.new-${process.pid}`;
  await writeFile(work, JSON.stringify(saved));
  await rename(work, file);
  await keepLatest(dirname(file), keptFolders);
}
