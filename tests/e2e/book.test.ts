import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { picturesOf } from '../../scripts/node/book-pictures.ts';
import { readPicture } from '../../scripts/node/picture-files.ts';
import { serveSite } from '../../scripts/node/serve-site.ts';
import { printManual, rehearseManual, type PrintManualOptions } from '../../scripts/node/print-manual.ts';
import type { KeptPrint, PrintStore } from '../../scripts/node/print-store.ts';
import { checkStructure } from '../../scripts/pdf/check-structure.ts';
import { openDocument } from '../../scripts/pdf/pdf-objects.ts';
import { formatPlainFile } from '../../scripts/pdf/plain-file.ts';
import { judgeTexts, readPageTexts } from '../../scripts/pdf/read-page-texts.ts';
import { makeSpecimen } from '../../scripts/pdf/specimen.ts';
import { listStructElements } from '../../scripts/pdf/struct-elements.ts';
import { referenceOf } from '../../scripts/node/run-visual.ts';
import { takeBookPictures } from '../../scripts/node/take-book-pictures.ts';
import { bookPageKinds } from '../../scripts/visual/book-pages.ts';
import { comparePictures } from '../../scripts/visual/compare-pictures.ts';
import { loadManual } from '../../scripts/node/load-manual.ts';
import { referrers } from '../../src/model/document-relations.ts';
import { documentPath, formPath } from '../../src/model/addresses.ts';
import { stepAnchor } from '../../src/model/step-anchor.ts';
import { documentsOf, type Manual, type ManualDocument } from '../../src/model/manual.ts';
import { aqls, masterTables } from '../../src/domain/sampling/master-tables.ts';
import { registers } from '../../src/model/registers/index.ts';
import { compileIndex } from '../../src/site/book-index.ts';
import { appendicesOf, printedRegisters } from '../../src/site/print-appendices.ts';
import { printAnchor, printId, printKey } from '../../src/site/render-context.ts';
import { buildForTests } from '../support/built-site.ts';
import { harbourDir } from '../support/harbour.ts';
import { askQpdf } from '../support/pdf-files.ts';
import { askPdfTools } from '../support/pdf-tools.ts';
import { readBook, type Book } from '../../scripts/node/read-book.ts';

let book: Book;
let manual: Manual;
let dir = '';

beforeAll(async () => {
  ({ dir } = await buildForTests({ content: harbourDir, withBook: true }));
  book = await readBook(join(dir, 'downloads', 'manual.pdf'));
  const compiled = await loadManual(harbourDir);
  if (!compiled.manual) throw new Error('内容不能编译');
  manual = compiled.manual;
});

/** How many tags of each kind a file has, the grouping ones of the parts aside. */
function countTags(bytes: Uint8Array): Readonly<Record<string, number>> {
  const types = listStructElements(openDocument(bytes)).map(({ type }) => type);
  return Object.fromEntries([...Map.groupBy(types.filter((type) => type !== 'Part' && type !== 'Document'), (type) => type)].map(([type, all]) => [type, all.length]).sort());
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** The page on which a document really begins: its purpose stands there. */
const firstPageOf = (code: string): number => {
  const document = manual.documents.find((candidate) => candidate.code === code);
  const words = squeeze(document?.header.purpose ?? '').slice(0, 14);
  return book.pages.find(({ text }) => text.includes(words) && text.includes(squeeze(document?.title ?? '')))?.number ?? 0;
};

/** What only a website has: the way to other pages about the same thing, and what is said to screen readers alone. */
const onlyOnTheWeb = '.related__roles, .sr-only';

/** The texts that a printed web page of each document shows, drawings aside: they are compared by their steps. */
async function readWebTexts(documents: readonly ManualDocument[]): Promise<readonly { readonly document: ManualDocument; readonly texts: readonly string[] }[]> {
  const [site, chrome] = await Promise.all([serveSite({ directory: dir, basePath: '/manual/' }), launchBrowser()]);
  try {
    const page = await chrome.browser.newPage();
    await page.emulateMediaType('print');
    const read: { document: ManualDocument; texts: readonly string[] }[] = [];
    for (const document of documents) {
      await page.goto(new URL(documentPath(document).slice(1), site.url).href, { waitUntil: 'load' });
      const texts = await page.$eval('article', visibleTexts, onlyOnTheWeb);
      read.push({ document, texts: texts.map(squeeze).filter((text) => text !== '') });
    }
    return read;
  } finally {
    await chrome.close();
    await site.close();
  }
}

/** Runs in the page. */
function visibleTexts(article: Element, except: string): readonly string[] {
  const nodes = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (nodes.nextNode()) {
    const element = nodes.currentNode.parentElement;
    if (element?.checkVisibility({ visibilityProperty: true }) === true && element.closest(`svg, ${except}`) === null) texts.push(nodes.currentNode.nodeValue ?? '');
  }
  return texts;
}

/** Whether a text stands on one of the pages, or goes on from one to the next. */
const stands = (text: string, pages: readonly string[]): boolean =>
  pages.some((page, index) => page.includes(text) || [...text].some((_, at) => at > 0 && page.includes(text.slice(0, at)) && (pages[index + 1] ?? '').includes(text.slice(at))));

/** What a reader sees at a section's or step's beginning. */
const wordsOfPlaces = ({ outline, steps }: ManualDocument): readonly (readonly [id: string, words: string])[] => [
  ...outline.map(({ id, number, title }) => [id, `${number}${title}`] as const),
  ...steps.map(({ id, action }) => [stepAnchor(id), action.slice(0, 14)] as const),
];

/** The page of a document on which some words stand first. */
const pageOfWords = ({ code }: ManualDocument, words: string): number => book.pages.slice(firstPageOf(code) - 1).find(({ text }) => text.includes(squeeze(words)))?.number ?? 0;

const labelOf = (page: number): string => book.labels[page - 1] ?? '?';
const bookmarkAt = (title: string): number => book.bookmarks.find((bookmark) => bookmark.title === title)?.page ?? 0;
const openings = (): Book['bookmarks'] => book.bookmarks.filter(({ level, title }) => level === 1 && /^(第 \d+ 章|附录 [A-Z]) /.test(title));
const firstBodyPage = (): number => openings()[0]?.page ?? 0;

/** The text from one bookmark to the next of the first level. */
function textUnder(title: string): string {
  const at = book.bookmarks.findIndex((bookmark) => bookmark.title === title);
  const next = book.bookmarks.slice(at + 1).find(({ level, page }) => level === 1 && page > bookmarkAt(title));
  return book.pages.slice(bookmarkAt(title) - 1, (next?.page ?? book.pages.length + 1) - 1).map(({ text }) => text).join('');
}

const appendix = (name: string): { readonly title: string; readonly page: number } => {
  const { letter, title } = appendicesOf(manual).find((candidate) => candidate.name === name) ?? { letter: '?', title: name };
  return { title: `附录 ${letter} ${title}`, page: bookmarkAt(`附录 ${letter} ${title}`) };
};

describe('打开这本书', () => {
  test('书名、语言和页码标签', () => {
    expect(book.title).toBe(`${manual.company.shortName} ${manual.company.manual.title}`);
    expect(book.language).toBe('zh-CN');
    expect(book.labels.slice(0, 4)).toEqual(['封面', 'ii', 'iii', 'iv']);
    expect(book.labels[firstBodyPage() - 1]).toBe('1');
    expect(book.labels.at(-1)).toBe(String(book.pages.length - firstBodyPage() + 1));
  });

  test('封面写着公司、书名、编号、版次和生效日期', () => {
    const cover = book.pages[0]?.text ?? '';
    const { company } = manual;
    for (const words of [company.name, company.manual.title, company.manual.code, company.manual.version, company.manual.effective]) expect(cover).toContain(squeeze(words));
  });

  test('每一页页脚印的页码就是它的页码标签：前置页罗马数字，正文阿拉伯数字', () => {
    const total = book.pages.length - firstBodyPage() + 1;
    for (const { number, text } of book.pages.slice(1).filter((page) => page.text !== '')) {
      const label = labelOf(number);
      expect(text, `第 ${number} 张`).toContain(/^\d/.test(label) ? `第${label}页/共${total}页` : label);
    }
  });

  test('没有空页，除了右手页之前补的', () => {
    const starts = new Set([...openings().map(({ page }) => page)]);
    const blank = book.pages.filter(({ text }) => text === '').map(({ number }) => number);
    expect(blank.filter((number) => !starts.has(number + 1))).toEqual([]);
    expect(blank.length).toBeLessThanOrEqual(starts.size);
  });

  test('页眉写着章和文件，页脚写着编号和版次', () => {
    for (const document of manual.documents) {
      const { text = '' } = book.pages[firstPageOf(document.code) - 1] ?? {};
      const chapter = manual.chapters.find(({ id }) => id === document.chapter);
      expect(text).toContain(squeeze(`${chapter?.order} ${chapter?.title}`));
      expect(text).toContain(squeeze(`${document.number} ${document.title}`));
      expect(text).toContain(squeeze(`${document.code} ${document.header.version}`));
    }
  });
});

describe('别的程序怎么看这本书', () => {
  test('标签、标题次序、表头、替代文字、语言和书名没有毛病；装了 qpdf 和 mupdf 的机器上，它们也没有话说', async () => {
    const file = join(dir, 'downloads', 'manual.pdf');
    expect(checkStructure(openDocument(await readFile(file)))).toEqual([]);
    expect((await askPdfTools(file)).filter(({ code, words }) => code !== 0 || words.length > 0)).toEqual([]);
  });

  test('qpdf 把线性化的提示表重算一遍，和书里写的一样', async () => {
    expect(await askQpdf(new Uint8Array(await readFile(join(dir, 'downloads', 'manual.pdf'))))).toEqual([0, 0]);
  });
});

describe('取得出的字', () => {
  test('每种字体用到的字形各取一次，取出的字和逐页取的一个不差', async () => {
    const file = openDocument(await readFile(join(dir, 'downloads', 'manual.pdf'))).toPlainFile();
    const plain = formatPlainFile(file.objects, file.catalog, file.info);
    const read = async (bytes: Uint8Array): Promise<readonly string[]> => [...new Set(judgeTexts(await readPageTexts(bytes)).characters.normalize('NFKC'))].filter((char) => /\S/.test(char)).sort();
    expect((await read(plain)).length).toBeGreaterThan(400);
    expect(await read(makeSpecimen(file))).toEqual(await read(plain));
  });
});

describe('目录和书签', () => {
  test('目录里每份文件的页码都是真的', () => {
    const contents = textUnder('目录');
    for (const document of manual.documents) {
      const page = firstPageOf(document.code);
      expect(page, document.code).toBeGreaterThan(0);
      expect(contents, `${document.code} 在第 ${labelOf(page)} 页`).toContain(squeeze(`${document.number}${document.title}${document.code}${labelOf(page)}`));
    }
    for (const { letter, title, name } of appendicesOf(manual)) expect(contents).toContain(squeeze(`附录 ${letter}${title}${labelOf(appendix(name).page)}`));
  });

  test('书签三级，次序和页码与正文一致', () => {
    const documents = book.bookmarks.filter(({ level, page }) => level === 2 && page < appendix('forms').page);
    expect(documents.map(({ title }) => title)).toEqual(manual.chapters.flatMap(({ id }) => documentsOf(manual, id)).map(({ number, title }) => `${number} ${title}`));
    for (const [index, document] of manual.documents.entries()) expect(documents[index]?.page, document.code).toBe(firstPageOf(document.code));
    expect(book.bookmarks.filter(({ level }) => level === 3).length).toBe(manual.documents.reduce((sum, { outline }) => sum + outline.filter(({ level }) => level === 1).length, 0));
  });

  test('每一章、每个附录从右手页（单数页）开始', () => {
    expect(openings().length).toBe(manual.chapters.length + appendicesOf(manual).length);
    for (const { title, page } of openings()) {
      expect(page % 2, `${title} 在第 ${page} 页`).toBe(1);
      expect(Number(labelOf(page)) % 2, `${title} 印的页码`).toBe(1);
    }
  });

  test('书里的链接都有目的地', () => {
    expect(book.links.length).toBeGreaterThan(manual.documents.length * 2);
    expect(book.links.filter(({ to }) => to === 0)).toEqual([]);
  });
});

describe('清单、附录和索引', () => {
  test('图清单和表清单逐条列出，页码就是图表所在的页', () => {
    const lists = `${textUnder('图清单')}${textUnder('表清单')}`;
    const wrong = manual.documents.flatMap(({ code, captions }) => {
      const from = firstPageOf(code);
      return captions.flatMap(({ number, title }) => {
        const words = squeeze(`${number}${title}`);
        // A figure's caption stands below it: a figure that fills a page begins where its anchor is, and its caption may follow on the next.
        const page = book.pages.slice(from - 1).find(({ text }) => text.includes(words))?.number ?? 0;
        return [page, page - 1].some((candidate) => lists.includes(`${words}${labelOf(candidate)}`)) ? [] : [`${number} ${title} 在第 ${labelOf(page)} 页`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('表单清单里的页码就是那张表单；一张表一页起，写着它的名称、编号和版次', () => {
    const list = textUnder('表单清单');
    const pages = manual.registers.forms.map(({ id, name, version, retention }) => {
      const page = bookmarkAt(`${id} ${name}`);
      expect(list).toContain(`${squeeze(retention)}${labelOf(page)}`);
      for (const words of [name, id, version]) expect(book.pages[page - 1]?.text, `${id} 在第 ${labelOf(page)} 页`).toContain(squeeze(words));
      return page;
    });
    expect(new Set(pages).size).toBe(pages.length);
  });

  test('登记册附录有每一册的每一条', () => {
    const all = textUnder(appendix('registers').title);
    for (const name of printedRegisters(manual)) for (const entity of manual.entities.get(registers[name].kind)?.values() ?? []) expect(all, `${name} ${entity.id}`).toContain(squeeze(entity.title));
  });

  test('抽样表附录就是计算用的那三张主表', () => {
    const all = textUnder(appendix('sampling').title);
    const arrows: Readonly<Record<string, string>> = { down: '↓', up: '↑', blank: '' };
    for (const rows of Object.values(masterTables)) {
      for (const { code, sampleSize, cells } of rows) expect(all).toContain(`${code}${sampleSize}${aqls.map((aql) => arrows[cells[aql]] ?? `${cells[aql]}${Number(cells[aql]) + 1}`).join('')}`);
    }
  });

  test('提纲对照附录有每一条要求', () => {
    const claims = manual.registers['outline-claims'];
    const all = claims.length > 0 ? textUnder(appendix('coverage').title) : '';
    for (const { id, claim } of claims) expect(all).toContain(squeeze(`${id}${claim}`));
  });

  test('索引里每一条的每个页码都是真的', () => {
    const all = textUnder(appendix('index').title);
    const places = new Map(manual.documents.flatMap((document) => [[printId(document.code), firstPageOf(document.code)] as const, ...wordsOfPlaces(document).map(([id, words]) => [printAnchor(document, id), pageOfWords(document, words)] as const)]));
    const forms = new Map(manual.registers.forms.map(({ id, name }) => [printKey({ kind: 'form', id }), bookmarkAt(`${id} ${name}`)]));
    const registerPages = book.pages.slice(appendix('registers').page - 1, appendix('sampling').page - 1);
    for (const { title, note, main, uses } of compileIndex(manual).flatMap(({ entries }) => entries)) {
      const line = squeeze(`${title}${note ?? ''}`);
      const known = [...uses.map((target) => places.get(target) ?? 0)].map(labelOf);
      const starts = forms.has(main) ? [forms.get(main) ?? 0] : registerPages.filter(({ text }) => text.includes(squeeze(note !== undefined && !main.startsWith('kpi') ? note : title))).map(({ number }) => number);
      const lines = starts.map((page) => `${line}${[labelOf(page), ...known].join('，')}`);
      expect(lines.some((candidate) => all.includes(candidate)), `${title} ${note ?? ''}：${lines[0] ?? '登记册里没有'}`).toBe(true);
    }
  });

  test('交叉引用的页码就是那份文件的首页', () => {
    const checked = manual.documents.flatMap((document) => {
      const page = labelOf(firstPageOf(document.code));
      return referrers(manual, 'document', document.code).map((from) => {
        const start = firstPageOf(from);
        const text = book.pages.slice(start - 1, start + 40).map((one) => one.text).join('');
        const said = new RegExp(`《${document.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '')}》${document.code}，第([ivx\\d]+)页`).exec(text)?.[1];
        return { from, to: document.code, said, page };
      });
    });
    expect(checked.filter(({ said, page }) => said !== undefined && said !== page)).toEqual([]);
    expect(checked.filter(({ said }) => said !== undefined).length).toBeGreaterThan(checked.length * 0.9);
  });
});

describe('版面', () => {
  test('十四类页看上去和参考图一样', async () => {
    const pictures = await takeBookPictures(join(dir, 'downloads', 'manual.pdf'), bookPageKinds);
    const changes = await Promise.all([...pictures].map(async ([name, picture]) => ({ name, change: comparePictures(await readPicture(referenceOf(name)), picture).change })));
    expect(changes).toHaveLength(14);
    expect(changes.filter(({ change }) => change !== undefined), '有意改的：npm run visual -- --update，看过再提交').toEqual([]);
  }, 120_000);
});

describe('扫一扫', () => {
  test('每份文件首页和每张表单上的二维码，按 150 dpi 印出来都扫得出它的现行版网址', async () => {
    const { url } = manual.company.site;
    const wanted = [
      ...manual.documents.map((document) => [firstPageOf(document.code), `${url.replace(/\/$/, '')}${documentPath(document)}`] as const),
      ...manual.registers.forms.map(({ id, name }) => [bookmarkAt(`${id} ${name}`), `${url.replace(/\/$/, '')}${formPath(id)}`] as const),
    ];
    const pictures = await picturesOf(new Uint8Array(await readFile(join(dir, 'downloads', 'manual.pdf'))), wanted.map(([page]) => page), 150);
    const read = pictures.map(({ pixels, width, height }) => jsQR(new Uint8ClampedArray(pixels), width, height)?.data);
    expect(read).toEqual(wanted.map(([, address]) => address));
  }, 120_000);
});

describe('分几段印再合成一本', () => {
  const partSize = 50_000;
  const whole = { basePath: '/manual/', partSize };
  let printed: Uint8Array;

  /** What a print had to make. */
  let made: readonly KeptPrint[] = [];
  const storeOver = (kept: Map<string, KeptPrint>): PrintStore => ({
    recall: async (key) => kept.get(key),
    keep: async (key, print) => {
      made = [...made, print];
      kept.set(key, print);
    },
  });
  const kept = new Map<string, KeptPrint>();
  const madeRaw = (): number => made.filter(({ facts }) => JSON.stringify(facts).includes('"slots"')).length;

  async function printBytes(options: PrintManualOptions): Promise<Uint8Array> {
    made = [];
    const outcome = await printManual(options);
    if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
    return outcome.bytes;
  }

  test('每一页的字、页码、书签、链接和标签结构都和一段印的一样', async () => {
    kept.clear();
    printed = await printBytes({ ...whole, siteDir: dir, store: storeOver(kept), log: () => undefined });
    expect(madeRaw(), '真的分了几段').toBeGreaterThan(2);
    const parts = join(dir, '..', 'parts.pdf');
    await writeFile(parts, printed);
    const joined = await readBook(parts);
    expect(joined.pages).toEqual(book.pages);
    expect(joined.labels).toEqual(book.labels);
    expect(joined.bookmarks).toEqual(book.bookmarks);
    expect(joined.links).toEqual(book.links);
    expect(joined.outside).toEqual(book.outside);
    expect(countTags(printed)).toEqual(countTags(await readFile(join(dir, 'downloads', 'manual.pdf'))));
  });

  test('什么也没有改，再印一次：一段也不印，同样的字节', async () => {
    const again = await printBytes({ ...whole, siteDir: dir, store: storeOver(kept), log: () => undefined });
    expect(made).toEqual([]);
    expect(Buffer.from(again).equals(printed)).toBe(true);
  });

  test('改了一份文件：只印它那一段，和从头印的一个字节不差', async () => {
    const edited = join(dir, '..', 'edited');
    await cp(dir, edited, { recursive: true });
    const page = join(edited, 'print/manual/index.html');
    const html = await readFile(page, 'utf8');
    const end = html.indexOf('</article>', html.indexOf('class="print-chapter '));
    await writeFile(page, `${html.slice(0, end)}<p>${'改一份文件，多写几句。'.repeat(120)}</p>${html.slice(end)}`);
    const fresh = await printBytes({ ...whole, siteDir: edited, log: () => undefined });
    const reused = await printBytes({ ...whole, siteDir: edited, store: storeOver(new Map(kept)), log: () => undefined });
    expect(madeRaw()).toBe(1);
    expect(Buffer.from(reused).equals(fresh)).toBe(true);
    expect(Buffer.from(fresh).equals(printed)).toBe(false);
  }, 120_000);

  test('试印不写文件，页数和印出来的一样（右手页前补的白页不算）', async () => {
    const before = await readdir(join(dir, 'downloads'));
    const { pages, problems } = await rehearseManual({ siteDir: dir, basePath: '/manual/', log: () => undefined });
    expect(problems).toEqual([]);
    expect(pages).toBe(book.pages.filter(({ text }) => text !== '').length);
    expect(await readdir(join(dir, 'downloads'))).toEqual(before);
  });
});

describe('正文', () => {
  test('每份文件在网页上看得见的字，一段不少都在书里这份文件的页上', async () => {
    const pages = await readWebTexts(manual.documents);
    for (const { document, texts } of pages) {
      const start = firstPageOf(document.code);
      const next = manual.documents.map(({ code }) => firstPageOf(code)).filter((page) => page > start);
      const own = book.pages.slice(start - 1, Math.min(...next, appendix('forms').page) - 1).map(({ text }) => text);
      expect(texts.length, document.code).toBeGreaterThan(50);
      expect(texts.filter((text) => !stands(text, own)), document.code).toEqual([]);
    }
  });

  test('没有部首字、替换符', () => {
    for (const { number, text } of book.pages) expect(text, `第 ${number} 页`).not.toMatch(/[⺀-⿟�]/u);
  });
});
