import type { Manual } from '../model/manual.ts';

/** One key for the command and for the compiled pages, whose modules are not the same. */
const key = Symbol.for('luminaire-operations-manual/manual');

const shelf = globalThis as { [key]?: Manual };

/** A build hands the manual that it has checked to the pages, so that they show what was checked and nothing is read twice. */
export const handManual = (manual: Manual): void => {
  shelf[key] = manual;
};

/** Undefined in the dev server, whose pages follow the files. */
export const handedManual = (): Manual | undefined => shelf[key];
