import createQpdf from '@neslinesli93/qpdf-wasm';

/** The parts of qpdf's WebAssembly build that are used here; its own types leave out the options of its runtime. */
interface QpdfRuntime {
  readonly callMain: (args: readonly string[]) => number;
  readonly FS: {
    readonly writeFile: (path: string, bytes: Uint8Array) => void;
    readonly readFile: (path: string) => Uint8Array;
  };
}

const ARGUMENTS = ['--linearize', '--object-streams=generate', '--deterministic-id', '--min-version=1.7'] as const;
/** qpdf's exit code for a file that was written although something in it was odd. */
const WARNED = 3;

/**
 * Puts the first page first, packs the objects and gives the file an id made of its content: the same book has the same bytes.
 * `wasmPath` is where `qpdf.wasm` lies. Throws when qpdf refuses the file; what qpdf has to say about it goes to the error output.
 */
export async function lineariseBytes(bytes: Uint8Array, wasmPath: string): Promise<Uint8Array> {
  const create = createQpdf as unknown as (options: { readonly locateFile: () => string }) => Promise<QpdfRuntime>;
  const qpdf = await create({ locateFile: () => wasmPath });
  qpdf.FS.writeFile('/in.pdf', bytes);
  const code = qpdf.callMain([...ARGUMENTS, '/in.pdf', '/out.pdf']);
  if (code !== 0 && code !== WARNED) throw new Error(`qpdf 拒绝了这个文件（退出码 ${code}）。`);
  return qpdf.FS.readFile('/out.pdf');
}
