import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { findConflict } from './conflict.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');
const replacement = '\uFFFD';

/** The text of a UTF-8 file with LF line ends and without a byte order mark, or the finding that it is something else or two versions at once. */
export function decodeText(file: string, bytes: Uint8Array): string | Diagnostic {
  try {
    const text = strict.decode(bytes).replace(/\r\n?/g, '\n');
    const line = findConflict(text);
    return line === undefined ? text : conflict(file, line);
  } catch {
    return createDiagnostic('M109', { file, line: lineOfFirstBadByte(bytes), column: 1 }, {
      message: '文件不是 UTF-8 编码，多半是用旧版软件存成了 GBK。',
      hint: '用编辑器「另存为」选 UTF-8 编码，再保存一次。',
    });
  }
}

const lineOfFirstBadByte = (bytes: Uint8Array): number => (lenient.decode(bytes).split(replacement)[0] ?? '').split(/\r\n?|\n/).length;

const conflict = (file: string, line: number): Diagnostic =>
  createDiagnostic('M113', { file, line, column: 1 }, {
    message: '两个人改了同一个地方，git 把两种写法都留在了文件里。',
    hint: '从 <<<<<<< 到 ======= 是一种，到 >>>>>>> 是另一种：留下该留的行（登记册的两条往往都要留），再删去这三种标记行。',
  });
