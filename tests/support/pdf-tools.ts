import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Programs of other hands that read a whole PDF and tell what is wrong with it, and what they say about their own build. */
const tools = [
  { name: 'qpdf', args: (file: string) => ['--check', file], harmless: /^(?:checking |PDF Version|File is |No syntax|errors that)/ },
  { name: 'mutool', args: (file: string) => ['draw', '-F', 'txt', '-o', '/dev/null', file], harmless: /^page |ICC support is not available/ },
] as const;

interface Said {
  readonly tool: string;
  readonly code: number;
  readonly words: readonly string[];
}

/** What each program of these that is installed says about a file. */
export async function askPdfTools(file: string): Promise<readonly Said[]> {
  const said = await Promise.all(tools.map(async ({ name, args, harmless }) => {
    const { code, output } = await ask(name, args(file));
    return code === 'ENOENT' ? undefined : { tool: name, code: Number(code), words: output.split('\n').filter((line) => line !== '' && !harmless.test(line.replace(/^warning: /, ''))) };
  }));
  return said.filter((one) => one !== undefined);
}

async function ask(name: string, args: readonly string[]): Promise<{ readonly code: number | string; readonly output: string }> {
  try {
    const { stdout, stderr } = await run(name, [...args], { maxBuffer: 64 * 1024 * 1024 });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const failed = error as { code: number | string; stdout?: string; stderr?: string };
    return { code: failed.code, output: `${failed.stdout ?? ''}${failed.stderr ?? ''}` };
  }
}
