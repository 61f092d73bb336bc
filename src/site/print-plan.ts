import type { PrintPlan } from '../../scripts/pdf/print-plan.ts';
import { lastChange } from '../model/last-change.ts';
import { documentsOf, type Manual, type ManualDocument } from '../model/manual.ts';
import { registers } from '../model/registers/index.ts';
import { appendicesOf, frontIds, printedRegisters, registerId } from './print-appendices.ts';
import { printContext, printId, printKey } from './render-context.ts';

type Outline = PrintPlan['outline'];

/** What the exporter must know about the book beside its pages. Dates are the content's, so that the same content gives the same file. */
export function buildPrintPlan(manual: Manual): PrintPlan {
  const { company, chapters } = manual;
  const appendices = appendicesOf(manual);
  const [first] = [...chapters.map(({ id }) => printId(id)), ...appendices.map(({ id }) => id)];
  return {
    title: `${company.shortName} ${company.manual.title}`,
    author: company.name,
    subject: `${company.manual.code} ${company.manual.version}`,
    keywords: [company.manual.title, ...chapters.map(({ title }) => title)],
    creator: company.manual.title,
    date: lastChange(manual),
    lang: 'zh-CN',
    outline: [...frontOutline(manual), ...chapterOutline(manual), ...appendixOutline(manual)],
    pageLabels: [
      { target: null, style: 'none', prefix: '封面' },
      { target: frontIds.control, style: 'r', start: 2 },
      ...(first === undefined ? [] : [{ target: first, style: 'D' as const }]),
    ],
    linkLabels: linkLabels(manual),
    rectoTargets: [...chapters.map(({ id }) => printId(id)), ...appendices.map(({ id }) => id)],
  };
}

function frontOutline({ documents, registers: { forms } }: Manual): Outline {
  const has = (kind: '图' | '表'): boolean => documents.some(({ captions }) => captions.some((caption) => caption.kind === kind));
  return [
    { title: '文件控制', level: 1, target: frontIds.control },
    { title: '目录', level: 1, target: frontIds.contents },
    ...(has('图') ? [{ title: '图清单', level: 1 as const, target: `${frontIds.lists}-figures` }] : []),
    ...(has('表') ? [{ title: '表清单', level: 1 as const, target: `${frontIds.lists}-tables` }] : []),
    ...(forms.length > 0 ? [{ title: '表单清单', level: 1 as const, target: `${frontIds.lists}-forms` }] : []),
  ];
}

const chapterOutline = (manual: Manual): Outline =>
  manual.chapters.flatMap((chapter) => [
    { title: `第 ${chapter.order} 章 ${chapter.title}`, level: 1 as const, target: printId(chapter.id) },
    ...documentsOf(manual, chapter.id).flatMap((document) => documentOutline(manual, document)),
  ]);

function documentOutline(manual: Manual, document: ManualDocument): Outline {
  const { anchor } = printContext(manual);
  const sections = document.outline.filter(({ level }) => level === 1);
  return [
    { title: `${document.number} ${document.title}`, level: 2, target: printId(document.code) },
    ...sections.map((section) => ({ title: `${section.number} ${section.title}`, level: 3 as const, target: anchor(document, section.id) })),
  ];
}

const appendixOutline = (manual: Manual): Outline =>
  appendicesOf(manual).flatMap(({ name, id, letter, title }) => [
    { title: `附录 ${letter} ${title}`, level: 1 as const, target: id },
    ...(name === 'forms' ? manual.registers.forms.map((form) => ({ title: `${form.id} ${form.name}`, level: 2 as const, target: printKey({ kind: 'form', id: form.id }) })) : []),
    ...(name === 'registers' ? printedRegisters(manual).map((register, at) => ({ title: `${letter}.${at + 1} ${registers[register].label}`, level: 2 as const, target: registerId(register) })) : []),
  ]);

/** What a screen reader says for a link into the book. */
function linkLabels(manual: Manual): PrintPlan['linkLabels'] {
  const { chapters, documents, entities } = manual;
  const named = (['role', 'term', 'kpi', 'form'] as const).flatMap((kind) => [...(entities.get(kind)?.values() ?? [])].map((entity) => [printKey(entity), entity.id === entity.title ? entity.title : `${entity.title} ${entity.id}`] as const));
  return {
    ...Object.fromEntries(chapters.map((chapter) => [printId(chapter.id), `第 ${chapter.order} 章 ${chapter.title}`])),
    ...Object.fromEntries(documents.map((document) => [printId(document.code), `《${document.title}》${document.code}`])),
    ...Object.fromEntries(documents.flatMap((document) => document.captions.map(({ id, number, title }) => [printContext(manual).anchor(document, id), `${number} ${title}`] as const))),
    ...Object.fromEntries(appendicesOf(manual).map(({ id, letter, title }) => [id, `附录 ${letter} ${title}`])),
    ...Object.fromEntries(printedRegisters(manual).map((name) => [registerId(name), registers[name].label])),
    ...Object.fromEntries(named),
  };
}

