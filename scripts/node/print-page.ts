import { pathToFileURL } from 'node:url';
import { withBrowser, withPage } from './browser.ts';
import { CommandError } from './run-command.ts';

/** Prints a page that stands alone; the PDF is tagged and has page numbers. Gives the PDF's place. */
export async function printPage(page: string, pdf: string): Promise<string> {
  const printed = await withBrowser(
    (line) => console.log(line),
    (browser) =>
      withPage(browser, async (tab) => {
        await tab.goto(pathToFileURL(page).href, { waitUntil: 'load' });
        await tab.pdf({
          path: pdf,
          preferCSSPageSize: true,
          tagged: true,
          outline: true,
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate: '<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
        });
      }),
  );
  if (!printed.ok) throw new CommandError('environment', printed.problem.message);
  return pdf;
}
