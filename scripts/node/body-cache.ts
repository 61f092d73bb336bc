import { parseBody, type BodySource } from '../../src/markdown/parse-body.ts';
import type { ParsedBody } from '../../src/model/parsed-body.ts';
import { keptJson, shortDigest } from './cache-dir.ts';
import { codeDigest } from './code-digest.ts';

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

const keyOf = ({ firstLine, idPrefix, forPages, text }: BodySource): string => shortDigest(`${firstLine} ${idPrefix} ${forPages}\n${text}`);

interface Saved {
  /** What parsed them: not the Markdown alone has a part in it. */
  readonly code: string;
  readonly bodies: Readonly<Record<string, ParsedBody>>;
}

export const keptBodies = keptJson('bodies');

export async function openBodyCache(contentDir: string, withoutCache = false): Promise<BodyCache> {
  const code = await codeDigest();
  const old = restore(withoutCache ? undefined : ((await keptBodies.read(contentDir)) as Saved | undefined), code);
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
      if (parsedAny || used.size < old.size) await keptBodies.write(contentDir, { code, bodies: Object.fromEntries(used) } satisfies Saved);
    },
  };
}

function restore(saved: Saved | undefined, code: string): ReadonlyMap<string, ParsedBody> {
  return new Map(saved?.code === code ? Object.entries(saved.bodies) : []);
}
