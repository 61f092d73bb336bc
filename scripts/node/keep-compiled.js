import module from 'node:module';
import { fileURLToPath } from 'node:url';

// JavaScript, because for TypeScript the runtime first has to load what reads it: `node --import` of this file makes that needless, too.
// What is kept is the same as in compiled-modules.ts; a runtime that cannot keep it starts without.
module.enableCompileCache?.(fileURLToPath(new URL('../../node_modules/.cache/manual/modules', import.meta.url)));
