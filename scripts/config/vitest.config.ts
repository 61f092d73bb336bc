import { defineConfig } from 'vitest/config';

const root = new URL('../../', import.meta.url).pathname;

/** Three suites: unit (milliseconds, no disk), contract (needs a build), e2e (needs a browser). */
export default defineConfig({
  test: {
    root,
    projects: [
      { root, test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'templates/**/*.test.ts'] } },
      { root, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      { root, test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 120_000 } },
      { root, test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 300_000, fileParallelism: false } },
    ],
  },
});
