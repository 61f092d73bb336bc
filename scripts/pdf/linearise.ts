import createQpdf from '@neslinesli93/qpdf-wasm';

/** The parts of qpdf's WebAssembly build that are used here; its own types leave out the options of its runtime. */
interface QpdfRuntime {
  readonly callMain: (args: readonly string[]) => number;
  readonly NODEFS: object;
  readonly FS: {
    readonly mkdir: (path: string) => void;
    readonly mount: (system: object, options: { readonly root: string }, path: string) => void;
  };
}

const ARGUMENTS = ['--linearize', '--object-streams=generate', '--deterministic-id', '--min-version=1.7'] as const;
/** qpdf's exit code for a file that was written although something in it was odd. */
const WARNED = 3;

/** The names of two files in one folder of the disk. */
export interface LineariseOrder {
  readonly folder: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Puts the first page first, packs the objects and gives the file an id made of its content: the same book has the same bytes. qpdf reads and
 * writes on the disk: of pages, fonts and pictures no more than one is in memory.
 * `wasmPath` is where `qpdf.wasm` lies. Throws when qpdf refuses the file; what qpdf has to say about it goes to the error output.
 */
export async function lineariseFile({ folder, from, to }: LineariseOrder, wasmPath: string): Promise<void> {
  const create = createQpdf as unknown as (options: { readonly locateFile: () => string }) => Promise<QpdfRuntime>;
  const qpdf = await create({ locateFile: () => wasmPath });
  qpdf.FS.mkdir('/disk');
  qpdf.FS.mount(qpdf.NODEFS, { root: folder }, '/disk');
  const code = qpdf.callMain([...ARGUMENTS, `/disk/${from}`, `/disk/${to}`]);
  if (code !== 0 && code !== WARNED) throw new Error(`qpdf 拒绝了这个文件（退出码 ${code}）。`);
}
