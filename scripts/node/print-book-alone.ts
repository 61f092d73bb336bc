import { writeFile } from 'node:fs/promises';
import './keep-compiled.js';

/** The exporter as a program of its own, so that what it takes can be measured: the folder of a site, its print page, the file to write. */
const [siteDir = '', printPath = '', file = ''] = process.argv.slice(2);
const { printManual } = await import('./print-manual.ts');
const printed = await printManual({ siteDir, printPath, log: console.log });
if (printed.ok) await writeFile(file, printed.bytes);
else console.error(printed.problems.map(({ message }) => message).join('\n'));
process.exitCode = printed.ok ? 0 : 1;
