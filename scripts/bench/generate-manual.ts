import { generatePages, type GeneratedPage } from './generate-pages.ts';

/** A document of the bench in the words that every program is given; how each writes it is its own affair. */
export interface BenchDocument {
  readonly kind: 'procedure' | 'policy';
  /** Who carries it out. */
  readonly role: string;
  /** The record that it leaves. */
  readonly form: string;
  readonly folder: string;
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly scope: string;
  /** Steps of a procedure, rules of a policy. */
  readonly items: readonly { readonly title: string; readonly text: string; readonly proof: string }[];
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly table: { readonly caption: string; readonly rows: readonly (readonly string[])[] };
  readonly note: string;
  /** Codes of other documents. */
  readonly related: readonly string[];
}

export interface BenchChapter {
  readonly folder: string;
  readonly code: string;
  readonly title: string;
  readonly order: number;
}

/** As many as a chapter holds that people still find their way in. */
const inChapter = 50;
/** Behind the chapters of the company that lends its registers. */
const firstOrder = 10;

const letters = (at: number): string => [Math.floor(at / 26), at % 26].map((digit) => String.fromCharCode(65 + digit)).join('');

const chapterAt = (at: number): BenchChapter => ({ folder: `g-${String(at + 1).padStart(3, '0')}`, code: `G${letters(at)}`, title: `第 ${String(at + 1)} 组`, order: firstOrder + at });

export const generateChapters = (count: number): readonly BenchChapter[] => Array.from({ length: Math.ceil(count / inChapter) }, (_, at) => chapterAt(at));

const kindAt = (at: number): BenchDocument['kind'] => (at % 2 === 0 ? 'procedure' : 'policy');

const codeAt = (at: number): string => {
  const serial = String(Math.floor((at % inChapter) / 2) + 1).padStart(3, '0');
  return `${chapterAt(Math.floor(at / inChapter)).code}-${kindAt(at) === 'procedure' ? 'SOP' : 'POL'}-${serial}`;
};

/** The sentences of a made page, each with a number that no other has: nobody copies a manual's sentences into all of its documents. */
const sentencesOf = ({ sections }: GeneratedPage, mark: string): readonly string[] =>
  sections.map(([, text]) => text).join('').split('。').filter((sentence) => sentence !== '').map((sentence, at) => `${sentence}，限值单 ${mark}${String(at + 1)}。`);

/** A manual that grows has more people and more records, not ever more documents for each. */
const [ofRole, ofForm] = [10, 4];

export interface BenchEntry {
  readonly id: string;
  readonly name: string;
}

const roleAt = (at: number): BenchEntry => ({ id: `maker-${String(Math.floor(at / ofRole) + 1)}`, name: `第 ${String(Math.floor(at / ofRole) + 1)} 组作业员` });
const formAt = (at: number): BenchEntry => ({ id: formCode(Math.floor(at / ofForm)), name: `第 ${String(Math.floor(at / ofForm) + 1)} 号检查表` });

/** Two digits are all that a form's number has. */
const formCode = (index: number): string => `FM-${letters(Math.floor(index / 99))}-${String((index % 99) + 1).padStart(2, '0')}`;

const every = (count: number, share: number, entryAt: (at: number) => BenchEntry): readonly BenchEntry[] => Array.from({ length: Math.ceil(count / share) }, (_, at) => entryAt(at * share));

export const generateRoles = (count: number): readonly BenchEntry[] => every(count, ofRole, roleAt);
export const generateForms = (count: number): readonly BenchEntry[] => every(count, ofForm, formAt);

const itemTitles = ['核对', '抽取', '判定', '处置'];
const rowHeads = ['外观', '尺寸', '通电', '标识', '包装'];
const sectionHeads = ['为什么这样做', '容易出错的地方', '与前后工序怎么交接', '记录怎么留'];

function documentAt(pages: readonly GeneratedPage[], at: number): BenchDocument {
  const pageBeside = (distance: number): GeneratedPage => pages[(at + distance) % pages.length] ?? pages[0] ?? { slug: '', code: '', title: '', chapter: '', sections: [] };
  const page = pageBeside(0);
  const sentences = sentencesOf(page, `${String(at + 1)}-`);
  return {
    kind: kindAt(at),
    role: roleAt(at).id,
    form: formAt(at).id,
    folder: chapterAt(Math.floor(at / inChapter)).folder,
    code: codeAt(at),
    title: page.title,
    purpose: `规定${page.title}怎么做、由谁做、做到什么程度，防止漏做和错判。`,
    scope: `管${page.title}的全部批次；不管样品和试制。`,
    items: itemTitles.map((title, index) => ({ title, text: sentences[index] ?? '', proof: sentences[index + 4] ?? '' })),
    sections: sectionHeads.map((heading, index) => ({ heading, text: sentencesOf(pageBeside(index * 7), `${String(at + 1)}-${String(index + 1)}-`).join('') })),
    table: { caption: `${page.title}查什么`, rows: rowHeads.map((head, index) => [head, sentences[(index + 2) % sentences.length] ?? '', `${String((at % 7) + index + 1)} 件`]) },
    note: sentences[5] ?? '',
    related: [1, 3, 11].map((distance) => codeAt((at + distance) % pages.length)).filter((code) => code !== codeAt(at)),
  };
}

/** The same documents in every run of this size. */
export function generateDocuments(count: number): readonly BenchDocument[] {
  const pages = generatePages(count);
  return pages.map((_, at) => documentAt(pages, at));
}
