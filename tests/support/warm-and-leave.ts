import { join } from 'node:path';
import { warmCompiler } from '../../scripts/node/compiler-process.ts';
import { projectDir } from '../../scripts/node/project-dir.ts';

/** A command that starts the compiler and then has no use for it. */
warmCompiler(join(projectDir, 'content'), process.argv[2]);
