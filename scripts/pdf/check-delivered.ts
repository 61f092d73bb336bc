import type { BookFindings } from './book-findings.ts';
import { checksum } from './flate.ts';
import { openFinished } from './finished-file.ts';
import type { FinishedFile } from './finished-file.ts';
import type { PrintPlan } from './print-plan.ts';
import { formatPages, formatSome } from './print-problem.ts';
import type { PrintProblem } from './print-problem.ts';

/**
 * Whether the file as it will be delivered is the book whose parts were checked: every page draws the same, in the same order; fonts, maps and
 * pictures are the same; the destinations of the links are there; and it says what a book says of itself.
 */
export function checkDelivered(bytes: Uint8Array, plan: PrintPlan, { contents, streams, links }: BookFindings): readonly PrintProblem[] {
  const file = openFinished(bytes);
  const catalog = file.object(refIn(file.trailer, 'Root'));
  const destinations = new Set([...valueIn(file, catalog, 'Dests').matchAll(/\/([^\s/[\]<>()]+)\s*(?:\[|\d+ 0 R)/g)].map(([, name = '']) => decodeName(name)));
  return [...deadLinks(links, destinations), ...checkPages(file, catalog, contents), ...checkStreams(file, streams), ...checkCatalog(file, catalog), ...checkOutline(catalog, plan)];
}

function deadLinks(links: BookFindings['links'], destinations: ReadonlySet<string>): readonly PrintProblem[] {
  const dead = links.filter(({ what }) => !destinations.has(what)).map(({ what, page }) => `第 ${page} 页的 #${what}`);
  return dead.length === 0 ? [] : [{ code: 'P303', message: `链接点了没有去处：${formatSome(dead, '处')}。`, hint: '目标元素要在打印页里，并且不能隐藏。' }];
}

function checkPages(file: FinishedFile, catalog: string, contents: readonly string[]): readonly PrintProblem[] {
  const pages = listPages(file, refIn(catalog, 'Pages'));
  const found = pages.map((page) => refsIn(page, 'Contents').map((ref) => checksum(file.data(ref) ?? new Uint8Array())).join(' '));
  const wrong = Array.from({ length: Math.max(found.length, contents.length) }, (_, at) => at).filter((at) => found[at] !== contents[at]);
  return wrong.length === 0 ? [] : [defect(`装订以后第 ${formatPages(wrong.map((at) => at + 1))} 页不是印出来的那一页。`)];
}

/** The pages in order, each as its text. */
function listPages(file: FinishedFile, node: number): readonly string[] {
  const text = file.object(node);
  return /\/Type \/Pages\b/.test(text) ? refsIn(text, 'Kids').flatMap((kid) => listPages(file, kid)) : [text];
}

function checkStreams(file: FinishedFile, expected: readonly string[]): readonly PrintProblem[] {
  const found = new Set(file.numbers.flatMap((number) => file.data(number) ?? []).map(checksum));
  const lost = expected.filter((one) => !found.has(one)).length;
  return lost === 0 ? [] : [defect(`装订以后少了 ${lost} 个字体、图片或页面的流。`)];
}

function checkCatalog(file: FinishedFile, catalog: string): readonly PrintProblem[] {
  const missing = [
    [!/\/Title ?[(<]/.test(file.object(refIn(file.trailer, 'Info'))), '书名'],
    [!/\/DisplayDocTitle true/.test(valueIn(file, catalog, 'ViewerPreferences')), '窗口标题显示书名（DisplayDocTitle）'],
    [!/\/Lang\b/.test(catalog), '语言（Lang）'],
    [!/\/Marked true/.test(valueIn(file, catalog, 'MarkInfo')), '已加标签的标记（MarkInfo）'],
    [!/\/StructTreeRoot \d+ 0 R/.test(catalog), '标签'],
  ].flatMap(([absent, label]) => (absent === true ? [String(label)] : []));
  return missing.length === 0 ? [] : [defect(`文件没有写明：${missing.join('、')}。`)];
}

function checkOutline(catalog: string, { outline }: PrintPlan): readonly PrintProblem[] {
  const missing = [
    [outline.length > 0 && !/\/PageMode \/UseOutlines\b/.test(catalog), '书签'],
    [!/\/PageLabels\b/.test(catalog), '页码标签'],
  ].flatMap(([absent, label]) => (absent === true ? [String(label)] : []));
  return missing.length === 0 ? [] : [{ code: 'P307', message: `文件里没有${missing.join('和')}。`, hint: '这是导出程序的缺陷，请报告。' }];
}

const defect = (message: string): PrintProblem => ({ code: 'P305', message, hint: '这是导出程序的缺陷，请报告。' });

const refIn = (text: string, key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? 0);

/** One reference, or an array of them. */
function refsIn(text: string, key: string): readonly number[] {
  const [, list, one] = new RegExp(`/${key} ?(?:\\[([^\\]]*)\\]|(\\d+) 0 R)`).exec(text) ?? [];
  return one === undefined ? [...(list ?? '').matchAll(/(\d+) 0 R/g)].map(([, ref]) => Number(ref)) : [Number(one)];
}

/** What stands behind a key: another object, or the rest of this one. */
function valueIn(file: FinishedFile, text: string, key: string): string {
  const ref = refIn(text, key);
  const at = text.search(new RegExp(`/${key}\\b`));
  if (ref > 0) return file.object(ref);
  return at < 0 ? '' : text.slice(at);
}

const decodeName = (name: string): string => name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
