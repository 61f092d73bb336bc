import type { Browser } from 'puppeteer';
import { withBrowser } from '../../scripts/node/browser.ts';

export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** A browser for a whole test file. Throws the Chinese reason when none can be found. */
export const launchBrowser = async (): Promise<LaunchedBrowser> => {
  const opened = Promise.withResolvers<Browser>();
  const finished = Promise.withResolvers<undefined>();
  const running = withBrowser(() => undefined, async (browser) => {
    opened.resolve(browser);
    await finished.promise;
  });
  running.then((outcome) => { if (!outcome.ok) opened.reject(new Error(JSON.stringify(outcome.problem))); }, opened.reject);
  return {
    browser: await opened.promise,
    close: async () => {
      finished.resolve(undefined);
      await running;
    },
  };
};
