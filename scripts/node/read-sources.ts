import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { createDiagnostic } from '../../src/diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { nearest } from '../../src/domain/text/nearest.ts';
import { registerNames, type RegisterName } from '../../src/model/registers/index.ts';
import type { ChapterSource, DocumentSource, RegisterSource, Sources } from '../../src/model/source-entry.ts';
import { parseDocumentSource } from '../../src/source/document-source.ts';
import { parseYamlSource } from '../../src/source/yaml-source.ts';

/** Folders of content/ that are not chapters. */
const notChapters: ReadonlySet<string> = new Set(['registers', 'figures', 'assets']);

interface TextFile {
  /** As editors see it: content/qc/qc-sop-003.mdx. */
  readonly file: string;
  readonly text: string;
}

/** Reads a content folder. Nothing in it can make this throw except the disk itself. */
export async function readSources(contentDir: string, publicDir: string, { forPages }: { readonly forPages: boolean }): Promise<Sources> {
  const diagnostics: Diagnostic[] = [];
  const paths = await listFiles(contentDir);
  const read = (path: string): Promise<TextFile | undefined> => readText(contentDir, path, diagnostics);
  const company = await readCompany(paths, read, diagnostics);
  const chapters = await readChapters(paths, read, diagnostics);
  const registers = await readRegisters(paths, read, diagnostics);
  const documents = await readDocuments(paths, read, diagnostics, forPages);
  const assets = await listAssets(paths, publicDir);
  return { company, chapters, registers, documents, assets, unreadable: unreadableOf(diagnostics), diagnostics };
}

/** A file that could not be read leaves its name: enough to know whom not to miss. */
function unreadableOf(diagnostics: readonly Diagnostic[]): Sources['unreadable'] {
  const files = diagnostics.map(({ file }) => file);
  return {
    registers: files.map((file) => /^content\/registers\/([^/.]+)/.exec(file)?.[1] ?? '').filter(isRegisterName),
    documents: files.filter((file) => file.endsWith('.mdx')).map((file) => basename(file, '.mdx').toUpperCase()),
  };
}

type Read = (path: string) => Promise<TextFile | undefined>;

async function readCompany(paths: readonly string[], read: Read, diagnostics: Diagnostic[]): Promise<Sources['company']> {
  if (!paths.includes('company.yaml')) {
    diagnostics.push(createDiagnostic('M110', { file: 'content/company.yaml', line: 1, column: 1 }, { message: '内容文件夹里没有 company.yaml。', hint: '照示例公司的 company.yaml 写一份，填上公司名、手册编号和品牌色；或检查 --content 指的文件夹对不对。' }));
    return undefined;
  }
  const source = await readYaml('company.yaml', read, diagnostics);
  return source;
}

async function readYaml(path: string, read: Read, diagnostics: Diagnostic[]) {
  const found = await read(path);
  if (!found) return undefined;
  const { data, locate, diagnostics: problems } = parseYamlSource(found.text, found.file, 1);
  diagnostics.push(...problems);
  return problems.length > 0 ? undefined : { file: found.file, data, locate };
}

async function readChapters(paths: readonly string[], read: Read, diagnostics: Diagnostic[]): Promise<readonly ChapterSource[]> {
  const folders = [...new Set(paths.filter((path) => path.endsWith('.mdx')).map(folderOf))];
  for (const folder of folders.filter((name) => !notChapters.has(name) && !paths.includes(`${name}/_chapter.yaml`)))
    diagnostics.push(createDiagnostic('M110', { file: `content/${folder}/_chapter.yaml`, line: 1, column: 1 }, { message: `文件夹 ${folder} 里有文件，却没有 _chapter.yaml。`, hint: '补上 _chapter.yaml（章名、代号、章序、收哪些类型），或把文件移到已有的章。' }));
  const files = paths.filter((path) => path.endsWith('/_chapter.yaml'));
  const sources = await Promise.all(files.map(async (path) => ({ chapter: folderOf(path), source: await readYaml(path, read, diagnostics) })));
  return sources.flatMap(({ chapter, source }) => (source ? [{ chapter, ...source }] : []));
}

const folderOf = (path: string): string => path.split('/')[0] ?? '';

async function readRegisters(paths: readonly string[], read: Read, diagnostics: Diagnostic[]): Promise<readonly RegisterSource[]> {
  const files = paths.filter((path) => path.startsWith('registers/') && /\.ya?ml$/.test(path));
  const sources = await Promise.all(
    files.map(async (path) => {
      const name = (path.split('/')[1] ?? '').replace(/\.ya?ml$/, '');
      if (!isRegisterName(name)) {
        diagnostics.push(unknownRegister(path, name));
        return undefined;
      }
      const source = await readYaml(path, read, diagnostics);
      return source && { register: name, ...source };
    }),
  );
  return sources.flatMap((source) => (source ? [source] : []));
}

const isRegisterName = (name: string): name is RegisterName => (registerNames as readonly string[]).includes(name);

function unknownRegister(path: string, name: string): Diagnostic {
  const [near] = nearest(name, registerNames, 1);
  return createDiagnostic('M110', { file: `content/${path}`, line: 1, column: 1 }, {
    message: `没有名为「${name}」的登记册。`,
    hint: `${near === undefined ? '' : `最接近的是 ${near}。`}可用的登记册：${registerNames.join('、')}。`,
  });
}

async function readDocuments(paths: readonly string[], read: Read, diagnostics: Diagnostic[], forPages: boolean): Promise<readonly DocumentSource[]> {
  const files = paths.filter((path) => path.endsWith('.mdx') && !notChapters.has(folderOf(path)) && paths.includes(`${folderOf(path)}/_chapter.yaml`));
  const texts = await Promise.all(files.map(read));
  return texts.flatMap((found) => {
    if (!found) return [];
    const { source, diagnostics: problems } = parseDocumentSource(found.file, chapterOf(found.file), found.text, forPages);
    diagnostics.push(...problems);
    return source ? [source] : [];
  });
}

const chapterOf = (file: string): string => file.split('/')[1] ?? '';

const decoder = new TextDecoder('utf-8', { fatal: true });

async function readText(contentDir: string, path: string, diagnostics: Diagnostic[]): Promise<TextFile | undefined> {
  const file = `content/${path}`;
  const bytes = await readFile(join(contentDir, path));
  try {
    return { file, text: decoder.decode(bytes).replace(/^﻿/, '').replace(/\r\n?/g, '\n') };
  } catch {
    diagnostics.push(createDiagnostic('M109', { file, line: lineOfFirstBadByte(bytes), column: 1 }, { message: `${basename(path)} 不是 UTF-8 编码，多半是用旧版软件存成了 GBK。`, hint: '用编辑器「另存为」选 UTF-8 编码，再保存一次。' }));
    return undefined;
  }
}

function lineOfFirstBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  const before = text.slice(0, Math.max(0, text.indexOf('�')));
  return before.split('\n').length;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function listAssets(contentPaths: readonly string[], publicDir: string): Promise<readonly string[]> {
  const shipped = await listFiles(publicDir);
  return [...contentPaths.filter((path) => path.startsWith('assets/')), ...shipped].map((path) => `/${path}`);
}
