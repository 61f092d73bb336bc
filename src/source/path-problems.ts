import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** First parts of addresses that the site itself uses. */
const siteFolders: ReadonlySet<string> = new Set(['_astro', 'brand', 'documents', 'downloads', 'figures', 'forms', 'guide', 'impact', 'offline', 'pagefind', 'print', 'raci', 'registers', 'revisions', 'roles', 'search', 'tips', 'tools', 'trace']);

const reserved = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;
const unportable = /[<>:"|?*\\\u0000-\u001f\u007f]|[. ]$/;

interface Paths {
  /** Every file of content/ and public/, as editors see it: content/qc/qc-sop-003.mdx. */
  readonly files: readonly string[];
  /** Links to elsewhere among them, which are not read. */
  readonly symbolicLinks: readonly string[];
  /** Folders of content/ that hold a chapter. */
  readonly chapters: readonly string[];
}

/** M116: names that another computer cannot store or that the site needs for itself, and links that lead out of the folder. */
export function pathProblems({ files, symbolicLinks, chapters }: Paths): readonly Diagnostic[] {
  return [
    ...symbolicLinks.map((file) => problem(file, '这是一个符号链接，指向别的地方。', '换成文件本身：内容只能用 content/ 和 public/ 里的文件。')),
    ...[...files].sort().flatMap((file) => [...nameProblem(file), ...kindProblem(file)]),
    ...caseTwins([...files].sort()),
    ...chapters.flatMap(chapterProblem),
  ];
}

const problem = (file: string, message: string, hint: string): Diagnostic => createDiagnostic('M116', { file, line: 1, column: 1 }, { message, hint });

function nameProblem(file: string): readonly Diagnostic[] {
  const bad = file.split('/').find((part) => reserved.test(part) || unportable.test(part));
  return bad === undefined ? [] : [problem(file, `「${bad}」这个名字在 Windows 上不能用。`, '改名：不用 < > : " | ? * \\，末尾不是点或空格，也不叫 con、aux、nul 之类。')];
}

/** What a browser shows or saves, and never runs. A page or a script among the pictures would be a part of the site. */
function kindProblem(file: string): readonly Diagnostic[] {
  const shown = /^(?:content\/assets|public)\//.test(file);
  if (!shown || /\.(?:svg|png|jpe?g|webp|avif|gif|ico|pdf|csv|txt|xlsx|docx|pptx|dxf|ies|ldt|zip|mp4|woff2)$/i.test(file)) return [];
  return [problem(file, '这类文件不能放在这里：它会成为网站的一部分，浏览器可能会执行它。', '只放图片、PDF、表格和文档；要写网页，写成一份 .mdx 文件。')];
}

/** Windows and macOS keep only one of two names that differ in case. */
function caseTwins(files: readonly string[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return files.flatMap((file) => {
    const twin = first.get(file.toLowerCase());
    if (twin === undefined) first.set(file.toLowerCase(), file);
    return twin === undefined ? [] : [problem(file, `与 ${twin} 只差大小写，在 Windows 和 macOS 上是同一个文件。`, '给其中一个改名。')];
  });
}

function chapterProblem(folder: string): readonly Diagnostic[] {
  const file = `content/${folder}/_chapter.yaml`;
  if (siteFolders.has(folder)) return [problem(file, `章的文件夹不能叫 ${folder}：网站自己的页面用这个地址。`, '换一个名字，如在后面加上部门：tools-shop。')];
  return /^[a-z][a-z0-9-]*$/.test(folder) ? [] : [problem(file, `章的文件夹名「${folder}」会成为网址的一部分，只能用小写英文、数字和连字符。`, '改名，如 qc、after-sales。')];
}
