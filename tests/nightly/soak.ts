import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectDir } from '../../scripts/node/project-dir.ts';
import { growthOf, runSoak } from './run-soak.ts';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, content: { type: 'string', default: 'tests/fixtures/companies/harbour/content' } },
});

/** A machine has other work too. */
const [mostTime, mostMemory] = [1.5, 1.25];

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;

const { edits, different, pages } = await runSoak({
  content: resolve(projectDir, values.content),
  edits: Number(values.edits),
  seed: Number(values.seed),
  onEdit: ({ milliseconds, bytes }, number) => {
    if (number % 20 === 0) console.log(`第 ${number} 次：${milliseconds.toFixed(0)} 毫秒，${megabytes(bytes)}`);
  },
});
const time = growthOf(edits.map(({ milliseconds }) => milliseconds));
const memory = growthOf(edits.map(({ bytes }) => bytes));
for (const path of different) console.log(`与重新开始的不同：/${path}`);
console.log(`种子 ${values.seed}：改了 ${edits.length} 次；后四分之一比第二个四分之一，时间 ×${time.toFixed(2)}，内存 ×${memory.toFixed(2)}；${pages} 页与重新开始的比，${different.length} 页不同。`);
process.exitCode = different.length === 0 && time <= mostTime && !(memory > mostMemory) ? 0 : 1;
