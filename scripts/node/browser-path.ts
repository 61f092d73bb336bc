import puppeteer from 'puppeteer';
import { browserSources, startBrowser } from './browser-sources.ts';
import { findBrowser } from './find-browser.ts';
import type { Log } from './log-stage.ts';
import { CommandError } from './run-command.ts';

/** The program of the browser that books are printed with. */
export async function findBrowserPath(log: Log): Promise<string> {
  const found = await findBrowser(browserSources(async () => puppeteer.executablePath()), startBrowser, log);
  if (!found.ok) throw new CommandError('environment', `${found.problem.message}\n${found.problem.hint}`);
  return found.executable;
}
