import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { htmlRules } from '../../scripts/config/html-validate.ts';
import type { SitePage } from './read-site.ts';

const validator = new HtmlValidate(new StaticConfigLoader([], htmlRules));

/** What html-validate finds on a page, one line each. */
export async function htmlFaults({ path, html }: SitePage): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${path} ${ruleId}：${message} ${selector ?? ''}`));
}
