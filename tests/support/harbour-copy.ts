import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CommandInput } from '../../scripts/node/run-command.ts';
import { loadManual } from '../../scripts/node/load-manual.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Manual } from '../../src/model/manual.ts';
import { harbourDir } from './harbour.ts';

/** A copy of the harbour company's content on the disk, for commands that write. */
export interface HarbourCopy {
  readonly dir: string;
  read(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  manual(): Promise<Manual>;
  findings(): Promise<readonly Diagnostic[]>;
  remove(): void;
}

export function copyHarbour(): HarbourCopy {
  const root = mkdtempSync(join(tmpdir(), 'harbour-'));
  const dir = join(root, 'content');
  cpSync(harbourDir, dir, { recursive: true });
  const load = () => loadManual(dir, { today: '2027-02-01' });
  return {
    dir,
    read: (path) => readFileSync(join(dir, path), 'utf8'),
    write: (path, content) => {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    },
    manual: async () => {
      const { manual } = await load();
      if (!manual) throw new Error('样本不能读取');
      return manual;
    },
    findings: async () => (await load()).diagnostics,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A command line as commands receive it. */
export const commandInput = (options: CommandInput['options'] = {}, ...positionals: readonly string[]): CommandInput => ({ options, positionals });
