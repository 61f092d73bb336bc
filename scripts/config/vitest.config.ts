import { defineConfig } from 'vitest/config';

const root = new URL('../../', import.meta.url).pathname;

/** Where a build is needed, the first suite to start makes it for all. */
const globalSetup = ['tests/support/global-build.ts'];

/** Nothing in these suites changes what another file sees: loading every module again for each file took half of their time. */
const shared = { isolate: false };

/** A browser on a machine that other work shares now and then loses an event: what fails in it is tried once more, and the report names it. */
const browserRetry = { retry: 1 };

/** unit: milliseconds, no build · architecture: the imports · contract: the built folder · e2e: a real browser and the real PDF. */
export default defineConfig({
  test: {
    root,
    projects: [
      { root, test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.ts', 'templates/**/*.test.ts'], setupFiles: ['tests/support/property-runs.ts'], testTimeout: process.env['PROPERTY_RUNS'] === undefined ? 30_000 : 3_600_000 } },
      { root, test: { ...shared, name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      { root, test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], globalSetup, testTimeout: 180_000, hookTimeout: 180_000 } },
      { root, test: { ...browserRetry, name: 'e2e', include: ['tests/e2e/**/*.test.ts'], globalSetup, testTimeout: 180_000, hookTimeout: 300_000, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
