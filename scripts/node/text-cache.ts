import { parseBody, type BodySource } from '../../src/markdown/parse-body.ts';
import type { BodyNode, ParsedBody } from '../../src/model/parsed-body.ts';
import { loadPlainYaml, type PlainYaml } from '../../src/source/plain-yaml.ts';
import type { TextReaders } from '../../src/source/text-readers.ts';
import { shortDigest } from './cache-dir.ts';
import { codeDigest } from './code-digest.ts';
import { keptRecords, type RecordParts } from './kept-records.ts';

/** Reads texts; what the last build of the same content folder made of a text is taken from there. */
export interface TextCache extends TextReaders {
  /** Keeps what was asked for this time, and nothing else. */
  save(): Promise<void>;
}

/** More texts than a company has. */
const remembered = 40_000;

/** For the commands that go on while files change: what has not changed since it was last asked for is not read again. */
export function rememberTexts(): TextReaders {
  const known = new Map<string, ParsedBody | PlainYaml>();
  const remember = <Made extends ParsedBody | PlainYaml>(key: string, make: () => Made): Made => {
    const made = (known.get(key) as Made | undefined) ?? make();
    if (known.size >= remembered) known.clear();
    known.set(key, made);
    return made;
  };
  return {
    parseBody: (source) => {
      const key = bodyKey(source);
      return remember(key, () => parseNamed(key, source));
    },
    loadYaml: (text) => remember(yamlKey(text), () => loadPlainYaml(text)),
  };
}

const parseNamed = (name: string, source: BodySource): ParsedBody => ({ ...parseBody(source), name });

const bodyKey = ({ firstLine, idPrefix, forPages, text }: BodySource): string => shortDigest(`${firstLine} ${idPrefix} ${forPages}\n${text}`);
const yamlKey = (text: string): string => shortDigest(`yaml\n${text}`);

export const keptTexts = keptRecords('texts');

export async function openTextCache(contentDir: string, withoutCache = false): Promise<TextCache> {
  const code = await codeDigest();
  const old = withoutCache ? new Map<string, RecordParts>() : await keptTexts.read(contentDir, code);
  const used = new Map<string, Used>();
  const read = <Made>(key: string, { make, restore, partsOf }: Reading<Made>): Made => {
    const earlier = old.get(key);
    const again = used.get(key) as Used<Made> | undefined;
    const made = again ? again.made : earlier ? restore(earlier) : make();
    if (!again) used.set(key, { made, parts: () => earlier ?? partsOf(made) });
    return made;
  };
  return {
    parseBody: (source) => {
      const key = bodyKey(source);
      return read(key, { make: () => parseNamed(key, source), restore: (parts) => restoreBody(key, parts), partsOf: partsOfBody });
    },
    loadYaml: (text) => read(yamlKey(text), { make: () => loadPlainYaml(text), restore: ([data]) => ({ data: fromJson(data) }), partsOf: partsOfYaml }),
    save: async () => {
      const records = [...used].flatMap(([key, { parts }]): readonly (readonly [string, RecordParts])[] => {
        const found = parts();
        return found ? [[key, found]] : [];
      });
      if (records.length !== old.size || records.some(([key]) => !old.has(key))) await keptTexts.write(contentDir, code, new Map(records));
    },
  };
}

/** What was made of a text, and how it is kept. */
interface Used<Made = unknown> {
  readonly made: Made;
  readonly parts: () => RecordParts | undefined;
}

interface Reading<Made> {
  readonly make: () => Made;
  readonly restore: (parts: RecordParts) => Made;
  /** Undefined for what JSON would not give back as it is. */
  readonly partsOf: (made: Made) => RecordParts | undefined;
}

const toJson = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const fromJson = (bytes: Buffer | undefined): unknown => JSON.parse(bytes?.toString() ?? '');

/** Half of a body is its nodes, and most bodies are not shown on any page that changes. */
const partsOfBody = ({ nodes, name: _name, ...uses }: ParsedBody): RecordParts => [toJson(uses), toJson(nodes)];

function restoreBody(name: string, [uses, nodes]: RecordParts): ParsedBody {
  let found: readonly BodyNode[] | undefined;
  return {
    ...(fromJson(uses) as Omit<ParsedBody, 'nodes' | 'name'>),
    name,
    get nodes() {
      return (found ??= fromJson(nodes) as readonly BodyNode[]);
    },
  };
}

const partsOfYaml = (plain: PlainYaml): RecordParts | undefined => (plain && isJson(plain.data) ? [toJson(plain.data)] : undefined);

/** YAML has numbers that JSON has not. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return typeof value !== 'object' || value === null || Object.values(value).every(isJson);
}
