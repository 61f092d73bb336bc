import type { Snapshot } from '../../src/compare/compare-manuals.ts';
import { splitDocument } from '../../src/source/document-source.ts';
import { checkHarbour, harbourFiles, type Patch } from './harbour.ts';

export interface HarbourSnapshot extends Snapshot {
  /** The files' texts by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The harbour company's manual after a patch, as comparisons take it. */
export function harbourSnapshot(patch: Patch = {}): HarbourSnapshot {
  const { manual } = checkHarbour(patch);
  if (!manual) throw new Error('样本不能读取');
  const texts = new Map(harbourFiles(patch).map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]));
  return { manual, texts, bodies: new Map(manual.documents.map(({ code, file }) => [code, splitDocument(texts.get(file.replace(/^content\//, '')) ?? '')?.body ?? ''])) };
}
