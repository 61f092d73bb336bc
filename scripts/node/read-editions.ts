import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { nearest } from '../../src/domain/text/nearest.ts';
import { printEditionSchema, type PrintEdition } from '../pdf/print-plan.ts';
import { CommandError } from './run-command.ts';

/** The editions that a built site offers beside the whole book. */
export async function readEditions(siteDir: string): Promise<readonly PrintEdition[]> {
  const text = await readFile(join(siteDir, 'print', 'editions.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new CommandError('usage', `${siteDir} 里没有版本清单 print/editions.json。先运行 npm run build。`);
  return z.array(printEditionSchema).parse(JSON.parse(text));
}

const whole = 'all';
const wholeNames: readonly string[] = [whole, 'manual'];

/** The edition of that name; undefined for the whole book. */
export function findEdition(editions: readonly PrintEdition[], key: string): PrintEdition | undefined {
  if (wholeNames.includes(key)) return undefined;
  const found = editions.find((edition) => edition.key === key);
  if (found) return found;
  const near = nearest(key, [whole, ...editions.map((edition) => edition.key)]);
  throw new CommandError('usage', `没有版本「${key}」。${near.length > 0 ? `是不是 ${near.join('、')}？` : ''}可以写 all、forms、chapter:章、role:岗位编号；全部版本在下载页上。`);
}
