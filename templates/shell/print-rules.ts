import type { Manual, ManualDocument } from '../../src/model/manual.ts';
import { appendicesOf, type Appendix } from '../../src/site/print-appendices.ts';
import { printId } from '../../src/site/render-context.ts';
import { draftMark } from './draft-mark.ts';

/** A CSS string: quotes and backslashes escaped, no line breaks. */
export const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;

const headCharacters = 42;
/** Beside the words that say that it is a draft. */
const draftHeadCharacters = 24;

/** A running head is one line, however long the title. */
const shorten = (text: string, most = headCharacters): string => ([...text].length > most ? `${[...text].slice(0, most).join('')}……` : text);

const box = (name: string, content: string, style = ''): string => `@${name}{content:${content};${style}}`;

const ink = '#565b63';
const rule = '#cbc4b8';
const headStyle = `font:7.5pt var(--font-print-sans);color:${ink};border-block-end:0.25pt solid ${rule};padding-block-end:2mm;vertical-align:bottom;`;
const footStyle = `font:7pt var(--font-print-sans);color:${ink};padding-block-start:2mm;vertical-align:top;`;

const boxNames = ['top-left', 'top-center', 'top-right', 'bottom-left', 'bottom-center', 'bottom-right'] as const;

/** The look of the page and its margin boxes. All @page rules stand in one sheet: Chromium weighs their selectors within a sheet only. */
const basePage = `@page{size:A4;margin:22mm 18mm 20mm 20mm;${boxNames.map((name) => `@${name}{${name.startsWith('top') ? headStyle : footStyle}}`).join('')}}`;

const noBoxes = boxNames.map((name) => `@${name}{content:none;border:0}`).join('');

/** The export gives these two counter styles a meaning of its own: the numbers that they stand for are known when the book lies. */
const counters = '@counter-style print-page{system:extends decimal}@counter-style print-total{system:extends decimal}';

const bodyNumber = '"第 " counter(page,print-page) " 页 / 共 " counter(pages,print-total) " 页"';

/**
 * The @page rules of the book. Chromium has no string-set, so every document is a named page with its own running head,
 * and a second one for its wide tables.
 */
export function printRules(manual: Manual): string {
  const { company } = manual;
  const foot = [box('bottom-left', quote(`${company.manual.code} ${company.manual.version}`)), box('bottom-center', quote(company.manual.controlNote)), box('bottom-right', bodyNumber)].join('');
  const head = [box('top-left', quote(company.shortName)), box('top-center', '""'), box('top-right', quote(company.manual.title))].join('');
  return [
    counters,
    basePage,
    `@page{${head}${foot}}`,
    `@page front{${box('bottom-right', 'counter(page,print-page)')}}.print-front{page:front}`,
    `@page cover{margin:0;${noBoxes}}`,
    ...manual.chapters.map((chapter) => section(`chapter-${printId(chapter.id)}`, `.print-chapter--${printId(chapter.id)}`, `第 ${chapter.order} 章`, chapter.title)),
    ...manual.documents.map((document) => documentRules(manual, document)),
    ...appendicesOf(manual).map(appendixRules),
    // One rule for all: a rule for each document would be weighed against every element of every document.
    ':is(.print-landscape,.heading:has(+.print-landscape)){page:var(--wide-page)}',
    section('handbook', '.print-role', company.shortName, '岗位手册'),
  ].join('\n');
}

/** A named page with its running head, for what `selector` finds. */
const section = (name: string, selector: string, left: string, right: string): string =>
  `@page ${name}{${box('top-left', quote(left))}${box('top-right', quote(shorten(right)))}}${selector}{page:${name}}`;

function appendixRules({ name, id, letter, title }: Appendix): string {
  const heads = [box('top-left', quote(`附录 ${letter}`)), box('top-right', quote(title))].join('');
  const selector = `.print-appendix--${name}`;
  return `@page ${id}{${heads}}@page ${id}-wide{size:A4 landscape;${heads}}${selector}{page:${id};--wide-page:${id}-wide}`;
}

function documentRules(manual: Manual, document: ManualDocument): string {
  const chapter = manual.chapters.find(({ id }) => id === document.chapter);
  const name = `page-${printId(document.code)}`;
  const boxes = [
    box('top-left', quote(shorten(`${chapter?.order ?? ''} ${chapter?.title ?? ''}`))),
    box('top-right', quote(documentHead(document))),
    box('bottom-left', quote(`${document.code} ${document.header.version}`)),
    ...draftMarks(document),
  ].join('');
  const id = `#${printId(document.code)}`;
  return `@page ${name}{${boxes}}@page ${name}-wide{size:A4 landscape;${boxes}}${id}{page:${name};--wide-page:${name}-wide}`;
}

const isDraft = ({ header }: ManualDocument): boolean => header.status === '草稿';

/** Number and title of a document in one line of its running head. */
export const documentHead = (document: ManualDocument): string => shorten(`${document.number} ${document.title}`, isDraft(document) ? draftHeadCharacters : headCharacters);

/** What each page of a draft says of itself. */
export const draftMarks = (document: ManualDocument): readonly string[] => (isDraft(document) ? draftBoxes : []);

/** Says it in words, for the ear and for a copier, and in large letters across the page. */
const draftBoxes = [
  box('top-center', '"草稿：未批准，不得用于作业"', 'color:#a11d1d;font-weight:700;'),
  box('left-middle', `url("data:image/svg+xml,${encodeURIComponent(draftMark)}")`, 'inline-size:20mm;vertical-align:middle;'),
];
