import module from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * What the runtime makes of our modules lies there until they change: a program or a thread that imports this before its work starts in half the time.
 * JavaScript, because for TypeScript the runtime first has to load what reads it: `node --import` of this file makes that needless, too. A
 * runtime that cannot keep it starts without.
 */
module.enableCompileCache?.(fileURLToPath(new URL('../../node_modules/.cache/manual/modules', import.meta.url)));
