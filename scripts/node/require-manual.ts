import { nearest } from '../../src/domain/text/nearest.ts';
import { findDocument, type Manual, type ManualDocument } from '../../src/model/manual.ts';
import { loadManual } from './load-manual.ts';
import { CommandError } from './run-command.ts';

/** The manual of a folder, or the advice to check it first. */
export async function requireManual(contentDir: string): Promise<Manual> {
  const { manual } = await loadManual(contentDir);
  if (!manual) throw new CommandError('content', '内容还不能读取，先用 npm run check 看是什么问题。');
  return manual;
}

/** The document that the command line names. */
export function requireDocument(manual: Manual, [code, ...more]: readonly string[]): ManualDocument {
  if (code === undefined || more.length > 0) throw new CommandError('usage', '写一个文件编号，如 npm run revise -- QC-SOP-003。');
  const document = findDocument(manual, code.toUpperCase());
  if (document) return document;
  const entity = manual.entities.get('document')?.get(code.toUpperCase());
  if (entity) throw new CommandError('content', `${entity.file} 有错误，读不出来；先用 npm run check 看是什么问题。`);
  const near = nearest(code.toUpperCase(), manual.documents.map((known) => known.code), 3);
  throw new CommandError('usage', `没有编号为 ${code} 的文件。${near.length > 0 ? `最接近的是 ${near.join('、')}。` : ''}`);
}
