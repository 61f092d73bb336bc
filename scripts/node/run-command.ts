import { parseArgs, type ParseArgsConfig } from 'node:util';
import { exitCodes, type ExitName } from './exit-codes.ts';
import { describeSystemError } from './system-error.ts';

interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly help: string;
  /** What stands for the value in the help text. */
  readonly value?: string;
  readonly choices?: readonly string[];
}

export interface CommandSpec {
  /** As typed after npm run. */
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** What may follow without a dash. */
  readonly positionals?: string;
}

export interface CommandInput {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Something that the person at the keyboard can mend; its message is shown without a stack. */
export class CommandError extends Error {
  readonly exit: ExitName;
  constructor(exit: ExitName, message: string) {
    super(message);
    this.exit = exit;
  }
}

const helpOption = { help: { type: 'boolean', help: '显示这段说明' } } as const;

/** Parses the command line, runs the command and leaves with the exit code that its result names. */
export async function runCommand(spec: CommandSpec, run: (input: CommandInput) => Promise<ExitName>): Promise<void> {
  try {
    const input = parseInput(spec);
    await import('./keep-compiled.js');
    if (input.options['help'] === true) console.log(formatHelp(spec));
    else process.exitCode = exitCodes[await run(input)].code;
  } catch (error) {
    process.exitCode = reportFailure(spec, error);
  }
}

function parseInput(spec: CommandSpec): CommandInput {
  const options = { ...spec.options, ...helpOption };
  const config: ParseArgsConfig = {
    args: process.argv.slice(2),
    options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    allowPositionals: spec.positionals !== undefined,
    strict: true,
  };
  const { values, positionals } = parseOrExplain(spec, config);
  for (const [name, { choices }] of Object.entries(options as CommandSpec['options'])) {
    const value = values[name];
    if (choices && typeof value === 'string' && !choices.includes(value))
      throw new CommandError('usage', `--${name} 只能是 ${choices.join('、')}，不能是「${value}」。`);
  }
  return { options: values as CommandInput['options'], positionals };
}

function parseOrExplain(spec: CommandSpec, config: ParseArgsConfig): ReturnType<typeof parseArgs> {
  try {
    return parseArgs(config);
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('.')[0] : String(error);
    throw new CommandError('usage', `命令写错了：${detail}。\n可用的选项见 npm run ${spec.name} -- --help`);
  }
}

export function formatHelp(spec: CommandSpec): string {
  const rows = Object.entries({ ...spec.options, ...helpOption } as CommandSpec['options']).map(
    ([name, option]) => `  --${name}${option.value ? ` ${option.value}` : ''}`.padEnd(28) + option.help,
  );
  const exits = Object.values(exitCodes).map(({ code, meaning }) => `  ${code}  ${meaning}`);
  return [`npm run ${spec.name} -- [选项]${spec.positionals ? ` ${spec.positionals}` : ''}`, '', spec.summary, '', '选项：', ...rows, '', '退出码：', ...exits].join('\n');
}

function reportFailure(spec: CommandSpec, error: unknown): number {
  if (error instanceof CommandError) {
    console.error(error.message);
    return exitCodes[error.exit].code;
  }
  const cause = describeSystemError(error);
  if (cause !== undefined) {
    console.error(cause);
    return exitCodes.environment.code;
  }
  console.error(`npm run ${spec.name} 出了程序错误，请把下面的内容发给维护人：`);
  console.error(error);
  return exitCodes.bug.code;
}
