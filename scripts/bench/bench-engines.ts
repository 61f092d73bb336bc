import type { EngineName } from './bench-page.ts';

/** The engines that are compared, in the order of the tables. */
export const engines: readonly EngineName[] = ['stock', 'layer', 'mini'];
