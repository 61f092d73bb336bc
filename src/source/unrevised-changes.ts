import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fingerprint } from '../domain/fingerprint/fingerprint.ts';
import { withoutControl } from '../model/confirmed-part.ts';
import type { Locate } from '../model/source-entry.ts';
import { splitDocument } from './document-source.ts';
import { parseYamlSource } from './yaml-source.ts';

/** One document as it was and as it is. */
export interface ComparedFile {
  /** As editors see it: content/qc/qc-sop-003.mdx. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** M605: documents in force whose content has changed while their version has not. Spacing is no content. */
export const findUnrevisedChanges = (files: readonly ComparedFile[]): readonly Diagnostic[] => files.flatMap(checkFile);

function checkFile({ file, before, after }: ComparedFile): readonly Diagnostic[] {
  const earlier = readContent(before, file);
  const now = readContent(after, file);
  if (!earlier || !now || earlier.status !== '生效' || now.status === '草稿') return [];
  if (earlier.version !== now.version || earlier.content === now.content) return [];
  return [
    createDiagnostic('M605', { file, ...now.locate(['version']) }, {
      message: `内容改了，版次还是 ${now.version}。`,
      hint: `运行 npm run revise -- ${now.code}：重大修改升主版次（V2.0），一般修改升次版次（V1.1），并在 changes 最后写明改了什么、为什么改。`,
    }),
  ];
}

interface Content {
  readonly code: string;
  readonly version: string;
  readonly status: string;
  /** Its fingerprint without the fields that every revision changes. */
  readonly content: string;
  readonly locate: Locate;
}

function readContent(text: string, file: string): Content | undefined {
  const parts = splitDocument(text);
  if (!parts) return undefined;
  const { data, locate } = parseYamlSource(parts.header, file, 2);
  if (typeof data !== 'object' || data === null) return undefined;
  const fields = data as Readonly<Record<string, unknown>>;
  return { code: String(fields['code'] ?? '编号'), version: String(fields['version']), status: String(fields['status']), content: fingerprint({ header: withoutControl(data), body: parts.body }), locate };
}

/** The content of a document without what every revision changes; undefined when it cannot be read. */
export const contentFingerprint = (text: string): string | undefined => readContent(text.replace(/\r\n?/g, '\n'), '')?.content;
