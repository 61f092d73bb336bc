import type { PrintProblem } from '../pdf/print-problem.ts';

/** One place where a browser may come from. */
export interface BrowserSource {
  readonly name: string;
  /** The programs that this place offers, best first; may take minutes where it installs one. Rejects when it cannot. */
  readonly offer: () => Promise<readonly string[]>;
}

/** Starts a program to see whether it is a browser that runs here: its version, or why not. */
export type TryBrowser = (executable: string) => Promise<{ readonly version: string } | { readonly reason: string }>;

export type FoundBrowser =
  | { readonly ok: true; readonly executable: string; readonly version: string; readonly source: string }
  | { readonly ok: false; readonly problem: PrintProblem };

export type Log = (line: string) => void;

/** The first browser that runs, asking the sources in order. Each attempt leaves a line in the log. */
export async function findBrowser(sources: readonly BrowserSource[], tryBrowser: TryBrowser, log: Log): Promise<FoundBrowser> {
  const attempts: string[] = [];
  const note = (line: string): void => {
    attempts.push(line);
    log(`浏览器：${line}`);
  };
  for (const source of sources) {
    const found = await askSource(source, tryBrowser, note);
    if (found) return found;
  }
  return { ok: false, problem: noBrowser(attempts) };
}

async function askSource(source: BrowserSource, tryBrowser: TryBrowser, note: Log): Promise<FoundBrowser | undefined> {
  const offers = await source.offer().catch((error: unknown) => {
    note(`${source.name}：${reasonOf(error)}`);
    return null;
  });
  if (offers?.length === 0) note(`${source.name}：没有`);
  for (const executable of offers ?? []) {
    const tried = await tryBrowser(executable);
    if ('version' in tried) {
      note(`${source.name}：用 ${executable}（${tried.version}）`);
      return { ok: true, executable, version: tried.version, source: source.name };
    }
    note(`${source.name}：${executable} 不能用，${tried.reason}`);
  }
  return undefined;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

function noBrowser(attempts: readonly string[]): PrintProblem {
  return {
    code: 'P401',
    message: `打印 PDF 需要 Chrome、Chromium 或 Edge，这台电脑上没有找到能用的。试过：${attempts.join('；')}。`,
    hint: '装一个 Chrome 或 Edge 再运行一次；已经装在别处的，把环境变量 PUPPETEER_EXECUTABLE_PATH 设成它的完整路径；Debian、Ubuntu 用户可运行 sudo apt-get install chromium。',
  };
}
