import { getCollection, type CollectionKey } from 'astro:content';
import { compileManual } from '../model/compile-manual.ts';
import type { Manual } from '../model/manual.ts';
import type { Figure } from '../model/figure.ts';
import type { RegisterName } from '../model/registers/index.ts';
import type { ChapterSource, DocumentSource, Picture, RegisterSource, Sources } from '../model/source-entry.ts';
import { trackManual } from '../model/tracked-manual.ts';
import { partsByName } from '../../templates/parts/definitions.ts';
import { handedManual, sharedTracker, shareTracker, type HandedManual } from './handed-manual.ts';
import { registry } from './registry.ts';
import { nowhere, storedBody, type StoredFile } from './source-store.ts';

const storedFiles = async (collection: string): Promise<readonly StoredFile[]> =>
  (await getCollection(collection as CollectionKey)).map(({ data }) => data as unknown as StoredFile);

async function storedDocuments(chapter: string): Promise<readonly DocumentSource[]> {
  const entries = await getCollection(chapter as CollectionKey);
  return entries.map(({ id, data }) => ({ file: id, chapter, data, locate: nowhere, body: storedBody(id) }));
}

async function storedSources(): Promise<Sources> {
  const [chapters, registers, company, figures, pictures] = await Promise.all(['@chapters', '@registers', '@company', '@figures', '@pictures'].map(storedFiles));
  const documents = await Promise.all((chapters ?? []).map(({ name }) => storedDocuments(name)));
  return {
    company: company?.[0] && { ...company[0], locate: nowhere },
    chapters: (chapters ?? []).map(({ file, data, name }): ChapterSource => ({ file, data, chapter: name, locate: nowhere })),
    registers: (registers ?? []).map(({ file, data, name }): RegisterSource => ({ file, data, register: name as RegisterName, locate: nowhere })),
    documents: documents.flat(),
    figures: (figures?.[0]?.data ?? []) as readonly Figure[],
    assets: [],
    pictures: (pictures?.[0]?.data ?? []) as readonly Picture[],
    unreadable: { registers: [], documents: [], figures: [] },
    diagnostics: [],
  };
}

interface Known {
  readonly key: string;
  readonly manual: Promise<Manual>;
}

let known: Known | undefined;

/**
 * The compiled manual that all pages are made from. A build has checked it and hands it over; the dev server, whose modules outlive a
 * change of content, compiles it again when the stored content is another.
 */
export async function getManual(): Promise<Manual> {
  const handed = handedManual();
  if (handed) return takeHanded(handed);
  const key = await contentKey();
  if (known?.key !== key) known = { key, manual: compileStored() };
  return known.manual;
}

/**
 * The handed manual as the pages use it: what they read of it is noted, and document types and parts are those of their own modules,
 * since a published schema names what it describes once only when it is the same object.
 */
function takeHanded({ manual, digest, trails }: HandedManual): Manual {
  const known = sharedTracker();
  if (known) return known.manual;
  const tracker = trackManual({ ...manual, registry, parts: partsByName }, digest, trails);
  shareTracker(tracker);
  return tracker.manual;
}

/** Changes whenever anything stored does. */
async function contentKey(): Promise<string> {
  const chapters = await storedFiles('@chapters');
  const names = ['@company', '@chapters', '@registers', '@figures', '@pictures', ...chapters.map(({ name }) => name)];
  const entries = await Promise.all(names.map((name) => getCollection(name as CollectionKey)));
  return (entries.flat() as unknown as readonly { readonly id: string; readonly digest: string }[]).map(({ id, digest }) => `${id} ${digest}`).join('\n');
}

async function compileStored(): Promise<Manual> {
  const { manual, diagnostics } = compileManual(registry, partsByName, await storedSources());
  if (!manual) throw new Error(`手册无法编译：${diagnostics.map((d) => `${d.file} ${d.message}`).join('；') || '没有 company.yaml'}`);
  return manual;
}
