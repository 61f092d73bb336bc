import { hasErrors, sortDiagnostics } from '../src/diagnostics/diagnostic.ts';
import { formatGithub } from '../src/diagnostics/format-github.ts';
import { formatJson } from '../src/diagnostics/format-json.ts';
import { formatBrief, formatText } from '../src/diagnostics/format-text.ts';
import { findUnrevisedChanges } from '../src/source/unrevised-changes.ts';
import { contentDirOf, contentOption, outDirOf } from './node/content-dir.ts';
import type { ExitName } from './node/exit-codes.ts';
import { fixContent } from './node/fix-content.ts';
import { loadManual } from './node/load-manual.ts';
import { readGitBase } from './node/read-git-base.ts';
import { CommandError, runCommand, type CommandInput } from './node/run-command.ts';
import { watchContent } from './node/watch-content.ts';
import { writeReport } from './node/write-report.ts';

const formatters = { text: formatBrief, json: formatJson, github: formatGithub } as const;

type Format = keyof typeof formatters;

async function loadCompared(contentDir: string, base: CommandInput['options'][string]): ReturnType<typeof loadManual> {
  const loaded = await loadManual(contentDir);
  if (typeof base !== 'string') return loaded;
  return { ...loaded, diagnostics: sortDiagnostics([...loaded.diagnostics, ...findUnrevisedChanges(await readGitBase(contentDir, base))]) };
}

async function checkOnce(input: CommandInput): Promise<ExitName> {
  const { manual, diagnostics } = await loadCompared(contentDirOf(input), input.options['base']);
  const format = (input.options['format'] ?? 'text') as Format;
  const print = format === 'text' && input.options['all'] === true ? formatText : formatters[format];
  const report = print(diagnostics);
  console.log(report);
  if (input.options['out'] !== undefined) await writeReport(outDirOf(input), format === 'json' ? 'check.json' : 'check.txt', report);
  if (format === 'text' && manual) console.log(`检查了 ${manual.documents.length} 份文件。`);
  return hasErrors(diagnostics) ? 'content' : 'ok';
}

async function watchAndCheck(input: CommandInput): Promise<ExitName> {
  const again = async (): Promise<void> => {
    console.log(`—— ${new Date().toLocaleTimeString('zh-CN', { hour12: false })} ——`);
    await checkOnce(input);
    console.log('保存文件就再查一遍。（按 Ctrl C 停止）');
  };
  await again();
  await watchContent(contentDirOf(input), again);
  return 'ok';
}

async function fixFirst(input: CommandInput): Promise<void> {
  const fixed = await fixContent(contentDirOf(input));
  console.log(fixed.length === 0 ? '没有能自动改的地方。' : `改好了 ${fixed.length} 个文件的空格、标点和禁用写法：\n${fixed.map((file) => `  ${file}`).join('\n')}\n提交前看一遍改动（git diff）。`);
}

await runCommand(
  {
    name: 'check',
    summary: '检查全部内容，一次列出所有问题：文件、行、列、原因、改法。',
    options: {
      content: contentOption,
      format: { type: 'string', value: 'text|json|github', choices: Object.keys(formatters), help: '输出格式（默认 text）' },
      out: { type: 'string', value: 'DIR', help: '把结果也写成文件，放进这个文件夹（check.txt 或 check.json）' },
      base: { type: 'string', value: 'REF', help: '与 git 的这个提交比，找出内容改了而没有修订的文件' },
      all: { type: 'boolean', help: 'text 格式也逐条列出提示' },
      watch: { type: 'boolean', help: '一直开着：每次保存再查一遍' },
      fix: { type: 'boolean', help: '先改好能自动改的：正文的中英文空格和标点、禁用的写法' },
    },
  },
  async (input) => {
    if (input.options['fix'] === true && input.options['format'] !== undefined && input.options['format'] !== 'text') throw new CommandError('usage', '--fix 只能与 text 格式一起用。');
    if (input.options['fix'] === true) await fixFirst(input);
    return input.options['watch'] === true ? watchAndCheck(input) : checkOnce(input);
  },
);
