import { parseArgs } from 'node:util';
import { htmlFaults } from '../support/html-faults.ts';
import { readSite } from '../support/read-site.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });

const pages = (await readSite(values.out)).filter(({ path }) => !path.startsWith('/print/'));
let count = 0;
for (const page of pages) {
  for (const fault of await htmlFaults(page)) {
    count += 1;
    console.log(fault);
  }
}
console.log(`看了 ${pages.length} 页，html-validate 有 ${count} 处意见。`);
process.exitCode = count === 0 && pages.length > 0 ? 0 : 1;
