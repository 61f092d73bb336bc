import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { Figure } from '../model/figure.ts';
import { registerNames, type RegisterName } from '../model/registers/index.ts';
import type { DocumentSource, Picture, Sources } from '../model/source-entry.ts';
import { parseDocumentSource, type Purpose } from './document-source.ts';
import { parseFigureSource } from './figure-source.ts';
import { pathProblems } from './path-problems.ts';
import { isPicture, parsePicture } from './picture-source.ts';
import { readText } from './read-text.ts';
import { svgProblems } from './svg-problems.ts';
import { parseYamlSource } from './yaml-source.ts';

/** A file of a content folder as it lies on the disk. */
export interface ContentFile {
  /** Below the content folder, with forward slashes: qc/qc-sop-003.mdx */
  readonly path: string;
  /** Of a picture the beginning is enough. */
  readonly bytes: Uint8Array;
  /** Length of the whole file, where `bytes` is only its beginning. */
  readonly size?: number;
}

export interface ContentFolder {
  readonly files: readonly ContentFile[];
  /** Paths below public/, with forward slashes. */
  readonly publicFiles: readonly string[];
  /** The SVG files and pictures of public/; those of content/ are among `files`. */
  readonly publicPictures?: readonly ContentFile[];
  /** Links to elsewhere, as editors see them: content/assets/plan.svg. They are not read. */
  readonly symbolicLinks?: readonly string[];
}

/** Folders of content/ that are not chapters. */
const notChapters: ReadonlySet<string> = new Set(['registers', 'figures', 'assets']);

const folderOf = (path: string): string => path.split('/')[0] ?? '';
const shown = (path: string): string => `content/${path}`;

/** A folder's files as data with places. Nothing in them can make this throw. */
export function parseSources({ files, publicFiles, publicPictures = [], symbolicLinks = [] }: ContentFolder, purpose: Purpose): Sources {
  const found = new Set(files.map(({ path }) => path));
  const results = files.map((file) => parseFile(file, found, purpose));
  const ownPictures = publicPictures.map((file) => parseImageFile(file, `public/${file.path}`));
  const chapters = [...found].filter((path) => path.endsWith('/_chapter.yaml')).map(folderOf);
  const diagnostics = [
    ...missingFiles(files, found),
    ...pathProblems({ files: [...files.map(({ path }) => shown(path)), ...publicFiles.map((path) => `public/${path}`)], symbolicLinks, chapters }),
    ...results.flatMap((result) => result.diagnostics),
    ...ownPictures.flatMap((result) => result.diagnostics),
  ];
  return {
    company: results.find(({ company }) => company)?.company,
    chapters: results.flatMap(({ chapter }) => chapter ?? []),
    registers: results.flatMap(({ register }) => register ?? []),
    documents: results.flatMap(({ document }) => document ?? []),
    figures: results.flatMap(({ figure }) => figure ?? []),
    assets: [...files.map(({ path }) => path).filter((path) => folderOf(path) === 'assets'), ...publicFiles].map((path) => `/${path}`),
    pictures: [...results, ...ownPictures].flatMap(({ picture }) => picture ?? []),
    unreadable: unreadableOf(results, found),
    diagnostics,
  };
}

interface ParsedFile {
  readonly path: string;
  readonly company?: NonNullable<Sources['company']>;
  readonly chapter?: Sources['chapters'][number];
  readonly register?: Sources['registers'][number];
  readonly document?: DocumentSource;
  readonly figure?: Figure;
  readonly picture?: Picture;
  readonly diagnostics: readonly Diagnostic[];
}

function parseFile(file: ContentFile, found: ReadonlySet<string>, purpose: Purpose): ParsedFile {
  const { path, bytes } = file;
  const isYaml = /\.ya?ml$/.test(path);
  if (path === 'company.yaml') return parseYamlFile(path, bytes, purpose, (source) => ({ company: source }));
  if (path.endsWith('/_chapter.yaml')) return parseYamlFile(path, bytes, purpose, (source) => ({ chapter: { chapter: folderOf(path), ...source } }));
  if (isYaml && folderOf(path) === 'registers') return parseRegisterFile(path, bytes, purpose);
  if (path.endsWith('.csv') && folderOf(path) === 'figures') return parseFigureFile(path, bytes);
  if (isDrawing(path) || isPicture(path)) return parseImageFile(file, shown(path));
  const inChapter = path.endsWith('.mdx') && !notChapters.has(folderOf(path)) && found.has(`${folderOf(path)}/_chapter.yaml`);
  return inChapter ? parseDocumentFile(path, bytes, purpose) : { path, diagnostics: [] };
}

export const isDrawing = (path: string): boolean => /\.svg$/i.test(path);

function parseImageFile({ path, bytes, size = bytes.length }: ContentFile, file: string): ParsedFile {
  if (isDrawing(path)) return { path, diagnostics: drawingProblems(file, bytes) };
  return { path, ...parsePicture({ file, head: bytes, bytes: size }) };
}

function drawingProblems(file: string, bytes: Uint8Array): readonly Diagnostic[] {
  const text = readText(file, bytes);
  return typeof text === 'string' ? svgProblems(file, text) : [text];
}

type YamlData = NonNullable<Sources['company']>;

function parseYamlFile(path: string, bytes: Uint8Array, { readers }: Purpose, use: (source: YamlData) => Omit<ParsedFile, 'path' | 'diagnostics'>): ParsedFile {
  const text = readText(shown(path), bytes);
  if (typeof text !== 'string') return { path, diagnostics: [text] };
  const { data, locate, diagnostics } = parseYamlSource(text, shown(path), 1, readers);
  return diagnostics.length > 0 ? { path, diagnostics } : { path, ...use({ file: shown(path), data, locate }), diagnostics: [] };
}

function parseRegisterFile(path: string, bytes: Uint8Array, purpose: Purpose): ParsedFile {
  const name = (path.split('/')[1] ?? '').replace(/\.ya?ml$/, '');
  if (!isRegisterName(name)) return { path, diagnostics: [unknownRegister(path, name)] };
  return parseYamlFile(path, bytes, purpose, (source) => ({ register: { register: name, ...source } }));
}

function parseDocumentFile(path: string, bytes: Uint8Array, purpose: Purpose): ParsedFile {
  const text = readText(shown(path), bytes);
  if (typeof text !== 'string') return { path, diagnostics: [text] };
  const { source, diagnostics } = parseDocumentSource({ file: shown(path), chapter: folderOf(path) }, text, purpose);
  return source ? { path, document: source, diagnostics } : { path, diagnostics };
}

function parseFigureFile(path: string, bytes: Uint8Array): ParsedFile {
  const text = readText(shown(path), bytes);
  if (typeof text !== 'string') return { path, diagnostics: [text] };
  const { figure, diagnostics } = parseFigureSource(shown(path), text);
  return figure ? { path, figure, diagnostics } : { path, diagnostics };
}

const isRegisterName = (name: string): name is RegisterName => (registerNames as readonly string[]).includes(name);

function unknownRegister(path: string, name: string): Diagnostic {
  const [near] = nearest(name, registerNames, 1);
  return createDiagnostic('M110', { file: shown(path), line: 1, column: 1 }, {
    message: `没有名为「${name}」的登记册。`,
    hint: `${near === undefined ? '' : `最接近的是 ${near}。`}可用的登记册：${registerNames.join('、')}。`,
  });
}

function missingFiles(files: readonly ContentFile[], found: ReadonlySet<string>): readonly Diagnostic[] {
  const folders = new Set(files.map(({ path }) => path).filter((path) => path.endsWith('.mdx')).map(folderOf));
  const chapterless = [...folders].filter((folder) => !notChapters.has(folder) && !found.has(`${folder}/_chapter.yaml`));
  return [...(found.has('company.yaml') ? [] : [missingCompany()]), ...chapterless.map(missingChapter)];
}

const missingCompany = (): Diagnostic =>
  createDiagnostic('M110', { file: 'content/company.yaml', line: 1, column: 1 }, {
    message: '内容文件夹里没有 company.yaml。',
    hint: '照示例公司的 company.yaml 写一份，填上公司名、手册编号和品牌色；或检查 --content 指的文件夹对不对。',
  });

const missingChapter = (folder: string): Diagnostic =>
  createDiagnostic('M110', { file: shown(`${folder}/_chapter.yaml`), line: 1, column: 1 }, {
    message: `文件夹 ${folder} 里有文件，却没有 _chapter.yaml。`,
    hint: '补上 _chapter.yaml（章名、代号、章序、收哪些类型），或把文件移到已有的章。',
  });

/** A file that could not be read leaves its name: enough to know whom not to miss. */
function unreadableOf(results: readonly ParsedFile[], found: ReadonlySet<string>): Sources['unreadable'] {
  const isChapterless = (path: string): boolean => !notChapters.has(folderOf(path)) && !found.has(`${folderOf(path)}/_chapter.yaml`);
  const broken = results.filter(({ path, diagnostics }) => diagnostics.length > 0 || isChapterless(path)).map(({ path }) => path);
  return {
    registers: broken.filter((path) => folderOf(path) === 'registers').map((path) => (path.split('/')[1] ?? '').replace(/\.ya?ml$/, '')).filter(isRegisterName),
    documents: broken.filter((path) => path.endsWith('.mdx')).map((path) => (path.split('/').at(-1) ?? '').replace(/\.mdx$/, '').toUpperCase()),
    figures: broken.filter((path) => folderOf(path) === 'figures').map((path) => (path.split('/').at(-1) ?? '').replace(/\.csv$/, '')),
  };
}
