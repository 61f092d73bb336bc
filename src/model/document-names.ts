import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Entity } from './entity.ts';
import type { ManualDocument } from './manual.ts';
import type { DocumentSource } from './source-entry.ts';

/** The code that a document's file name says: content/qc/qc-sop-003.mdx → QC-SOP-003. */
export const codeOfFile = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.mdx$/, '').toUpperCase();

type Named = Pick<ManualDocument, 'code' | 'file' | 'locate'>;

const isNamedRight = ({ code, file }: Pick<Named, 'code' | 'file'>): boolean => codeOfFile(file) === code;

/** Of two documents with one code, the one whose file is named after it is the owner. */
export const ownersFirst = <D extends Named>(documents: readonly D[]): readonly D[] => [...documents.filter(isNamedRight), ...documents.filter((document) => !isNamedRight(document))];

/** M112: a file that is named after another code than the one it carries. What M105 or M108 already say is not said again. */
export const misnamedFiles = (documents: readonly Named[], reported: readonly Diagnostic[]): readonly Diagnostic[] =>
  documents
    .filter((document) => !isNamedRight(document) && !reported.some(({ code, file }) => file === document.file && (code === 'M105' || code === 'M108')))
    .map(({ code, file, locate }) =>
      createDiagnostic('M112', { file, ...locate(['code']) }, {
        message: `文件名是 ${file.split('/').at(-1) ?? ''}，编号写的是 ${code}。`,
        hint: `编号写错了就改成 ${codeOfFile(file)}；编号是对的，文件改名为 ${code.toLowerCase()}.mdx。`,
      }),
    );

/** Whoever refers to the code in a file's name means that file, also while the code in it is wrong. */
export const documentsByFile = (sources: readonly Pick<DocumentSource, 'file'>[], known: ReadonlySet<string>): readonly Entity[] =>
  sources.flatMap(({ file }) => {
    const id = codeOfFile(file);
    return known.has(id) ? [] : [{ kind: 'document' as const, id, title: id, file, line: 1, column: 1 }];
  });
