import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Compiler {
  readonly compile: (what: { readonly mainFilePath: string }) => { readonly result: object | null; readonly takeDiagnostics: () => object };
  readonly pdf: (document: object, options: object) => Uint8Array;
  readonly fetchDiagnostics: (found: object) => readonly unknown[];
}

interface Typst {
  readonly NodeCompiler: { readonly create: (options: { readonly workspace: string }) => Compiler };
}

/** Typst as a program: its package, the folder of the pages, the text inside of it, the file to write. It takes the fonts of the system. */
const [manifest = '', workspace = '', source = '', file = ''] = process.argv.slice(2);
const { NodeCompiler } = createRequire(manifest)('@myriaddreamin/typst-ts-node-compiler') as Typst;
const compiler = NodeCompiler.create({ workspace });
const compiled = compiler.compile({ mainFilePath: join(workspace, source) });
if (compiled.result) await writeFile(file, compiler.pdf(compiled.result, {}));
else console.error(JSON.stringify(compiler.fetchDiagnostics(compiled.takeDiagnostics())));
process.exitCode = compiled.result ? 0 : 1;
