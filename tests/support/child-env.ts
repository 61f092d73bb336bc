/** What the test runner puts into the environment would pass for the site's own settings in a build that a test starts. */
const runners: ReadonlySet<string> = new Set(['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR', 'NODE_ENV', 'TEST', 'VITEST']);

/** What a test sees printed was printed for it. */
const ownPrints = { MANUAL_PRINT_CACHE: 'off' } as const;

export const childEnv = (): NodeJS.ProcessEnv => ({ ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !runners.has(name) && !name.startsWith('VITEST_'))), ...ownPrints });
