import { join } from 'node:path';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';
import type { Manual } from '../../src/model/manual.ts';

/** The manual that this project ships, compiled once for a test file. */
export async function shippedManual(): Promise<Manual> {
  const { manual } = await loadManual(join(projectDir, 'content'));
  if (!manual) throw new Error('随项目发布的内容不能编译，先运行 npm run check。');
  return manual;
}
