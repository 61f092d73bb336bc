import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { contentDirOf, contentOption, outDirOf } from './node/content-dir.ts';
import { logStage } from './node/log-stage.ts';
import type { ControlledCopy } from './node/list-parts.ts';
import type { ExitName } from './node/exit-codes.ts';
import { placeProblems } from './node/place-problems.ts';
import { chooseStore, noCacheOption } from './node/print-store.ts';
import { findEdition, readEditions } from './node/read-editions.ts';
import { CommandError, runCommand, type CommandInput } from './node/run-command.ts';
import { readBasePath } from './node/serve-until-stopped.ts';
import { formatTimings } from './node/stopwatch.ts';
import { formatSize, writeBook } from './node/write-book.ts';
import type { PrintEdition } from './pdf/print-plan.ts';
import type { PrintProblem } from './pdf/print-problem.ts';

await runCommand(
  {
    name: 'pdf',
    summary: '从已经生成的网站打印 PDF：整本，或其中一个版本。',
    options: {
      content: contentOption,
      from: { type: 'string', value: 'DIR', help: '已经生成的网站（默认 dist）' },
      edition: { type: 'string', value: '版本', help: '打印哪一版：all（默认）、chapter:qc、role:iqc-inspector、forms' },
      out: { type: 'string', value: 'FILE', help: '另存一份到这个文件' },
      copy: { type: 'string', value: '份号', help: '打印受控副本：份号，印在封面和页脚' },
      'no-cache': noCacheOption,
      profile: { type: 'boolean', help: '说出时间花在哪一步' },
      rehearse: { type: 'boolean', help: '只试印：说出会挡住打印的问题和大约的页数，不写文件' },
      holder: { type: 'string', value: '持有人', help: '受控副本的持有人，与 --copy 一起写' },
    },
  },
  async (input) => {
    const siteDir = outDirOf({ ...input, options: { out: input.options['from'] } });
    if (!existsSync(join(siteDir, 'print', 'manual', 'index.html'))) throw new CommandError('usage', `${siteDir} 里没有打印页。先运行 npm run build。`);
    const edition = findEdition(await readEditions(siteDir), textOf(input, 'edition') ?? 'all');
    const copy = copyOf(input);
    const out = textOf(input, 'out');
    const target = out === undefined ? undefined : fromCaller(out);
    const copyPath = copy && (target ?? fromCaller(`${edition?.file ?? 'manual'}-copy-${copy.number}.pdf`));
    const contentDir = contentDirOf(input);
    const basePath = await readBasePath(siteDir);
    if (input.options['rehearse'] === true) return rehearse({ siteDir, basePath, edition }, contentDir);
    const written = await logStage(console.log, 'PDF', () => writeBook({ siteDir, basePath, edition, copy, copyPath, store: chooseStore(input.options['no-cache'] === true), log: (line) => console.log(`  ${line}`) }), (result) =>
      result.ok ? `${edition?.name ?? '整本'}${copy ? `，受控副本 ${copy.number}` : ''}，${result.facts.pages} 页，${formatSize(result.facts.bytes)}` : '没有生成',
    );
    if (!written.ok) return refuse(written.problems, contentDir);
    if (target !== undefined && copyPath === undefined) {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(written.facts.path, target);
    }
    if (input.options['profile'] === true) console.log(formatTimings(written.timings));
    console.log(`PDF：${target ?? written.facts.path}`);
    return 'ok';
  },
);

async function rehearse(request: { readonly siteDir: string; readonly basePath: string; readonly edition: PrintEdition | undefined }, contentDir: string): Promise<ExitName> {
  const { rehearseManual } = await import('./node/print-manual.ts');
  const { problems, pages } = await rehearseManual({ ...request, log: (line) => console.log(`  ${line}`) });
  if (problems.length > 0) return refuse(problems, contentDir);
  console.log(`试印：${request.edition?.name ?? '整本'}印得出来，大约 ${pages} 页。`);
  return 'ok';
}

async function refuse(problems: readonly PrintProblem[], contentDir: string): Promise<ExitName> {
  for (const { message, hint } of await placeProblems(problems, contentDir)) console.error(`${message}\n  怎么改：${hint}`);
  return problems.some(({ code }) => code === 'P401' || code === 'P403') ? 'environment' : 'content';
}

function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A path as the person at the keyboard means it. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

function copyOf(input: CommandInput): ControlledCopy | undefined {
  const [number, holder] = [textOf(input, 'copy'), textOf(input, 'holder')];
  if (number === undefined && holder === undefined) return undefined;
  if (!number || !holder) throw new CommandError('usage', '受控副本要同时写份号和持有人：--copy 012 --holder 质检部。');
  if (!/^[\w-]+$/.test(number)) throw new CommandError('usage', `--copy 的份号只能用字母、数字和短横，不能是「${number}」。`);
  return { number, holder };
}
