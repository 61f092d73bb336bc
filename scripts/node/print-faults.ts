import type { HTTPRequest, HTTPResponse, Page } from 'puppeteer';

import { formatSome } from '../pdf/print-problem.ts';
import type { PrintProblem } from '../pdf/print-problem.ts';

/** Collects what the page could not load and what its scripts threw; the returned function tells what there is so far. */
export function watchFaults(page: Page): () => readonly PrintProblem[] {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('requestfailed', (request: HTTPRequest) => requests.push(`${request.url()}（${request.failure()?.errorText ?? '失败'}）`));
  page.on('response', (response: HTTPResponse) => {
    if (response.status() >= 400 && isOfThePage(response.request())) requests.push(`${response.url()}（${response.status()}）`);
  });
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  return () => [...requestFaults(requests), ...scriptFaults(errors)];
}

/** The navigation is judged where it is awaited; the browser asks for the icon by itself. */
const isOfThePage = (request: HTTPRequest): boolean => !request.isNavigationRequest() && !request.url().endsWith('/favicon.ico');

const requestFaults = (requests: readonly string[]): readonly PrintProblem[] =>
  requests.length === 0
    ? []
    : [{ code: 'P103', message: `打印页有资源取不到，书里会缺图或缺字体：${formatSome([...new Set(requests)], '个')}。`, hint: '检查这些文件是否在网站里；打印页不要引用外网的资源。' }];

const scriptFaults = (errors: readonly string[]): readonly PrintProblem[] =>
  errors.length === 0
    ? []
    : [{ code: 'P104', message: `打印页的脚本出错：${formatSome([...new Set(errors)], '处')}。`, hint: '在浏览器里打开这一页，看控制台里的错误。' }];
