import { pagePrintSheet } from '../../templates/shell/page-print.ts';
import paperSheet from '../../templates/shell/styles/paper.css?raw';
import { textFile } from '../site/text-file.ts';

export const GET = textFile('text/css', () => pagePrintSheet(paperSheet));
