/** What the test runner puts into the environment would pass for the site's own settings in a build that a test starts. */
const runners: ReadonlySet<string> = new Set(['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR', 'NODE_ENV', 'TEST', 'VITEST']);

export const childEnv = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !runners.has(name) && !name.startsWith('VITEST_')));
