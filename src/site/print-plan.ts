import type { PrintPlan } from '../../scripts/pdf/print-plan.ts';
import { lastChange } from '../model/last-change.ts';
import { documentsOf, type Manual, type ManualDocument } from '../model/manual.ts';
import { printContext, printId } from './render-context.ts';

/** Ids of the parts of the book that are not documents. */
export const frontIds = { control: 'document-control', contents: 'contents' } as const;

/** What the exporter must know about the book beside its pages. Dates are the content's, so that the same content gives the same file. */
export function buildPrintPlan(manual: Manual): PrintPlan {
  const { company, chapters, documents } = manual;
  return {
    title: `${company.shortName} ${company.manual.title}`,
    author: company.name,
    subject: `${company.manual.code} ${company.manual.version}`,
    keywords: [company.manual.title, ...chapters.map(({ title }) => title)],
    creator: company.manual.title,
    date: lastChange(manual),
    lang: 'zh-CN',
    outline: [
      { title: '文件控制', level: 1, target: frontIds.control },
      { title: '目录', level: 1, target: frontIds.contents },
      ...chapters.flatMap((chapter) => [
        { title: `第 ${chapter.order} 章 ${chapter.title}`, level: 1 as const, target: printId(chapter.id) },
        ...documentsOf(manual, chapter.id).flatMap((document) => documentOutline(manual, document)),
      ]),
    ],
    pageLabels: [
      { target: null, style: 'none', prefix: '封面' },
      { target: frontIds.control, style: 'D', start: 2 },
    ],
    linkLabels: {
      ...Object.fromEntries(chapters.map((chapter) => [printId(chapter.id), `第 ${chapter.order} 章 ${chapter.title}`])),
      ...Object.fromEntries(documents.map((document) => [printId(document.code), `《${document.title}》${document.code}`])),
    },
    rectoTargets: chapters.map(({ id }) => printId(id)),
  };
}

function documentOutline(manual: Manual, document: ManualDocument): PrintPlan['outline'] {
  const { anchor } = printContext(manual);
  const sections = document.outline.filter(({ level }) => level === 1);
  return [
    { title: `${document.number} ${document.title}`, level: 2, target: printId(document.code) },
    ...sections.map((section) => ({ title: `${section.number} ${section.title}`, level: 3 as const, target: anchor(document, section.id) })),
  ];
}
