import fc from 'fast-check';

const wanted = Number(process.env['PROPERTY_RUNS'] ?? 0);

/** How many cases a property tries: as many as it was given, and more in `npm run fuzz`. */
export const runs = (usual: number): number => Math.max(usual, wanted);

if (wanted > 0) fc.configureGlobal({ numRuns: wanted });
