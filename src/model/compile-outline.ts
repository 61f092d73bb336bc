import type { DocumentHeader } from './document-header.ts';
import type { DocumentType, TemplateSection } from './document-type.ts';
import type { OutlineEntry } from './manual.ts';
import type { ParsedBody } from './parsed-body.ts';

interface Outlined {
  readonly type: DocumentType;
  readonly header: DocumentHeader;
  readonly body: ParsedBody;
}

type Unnumbered = Omit<OutlineEntry, 'number'>;

/** Numbered sections of a document in reading order: the template's, with the author's where 'body' stands, then the common tail. */
export function compileOutline({ type, header, body }: Outlined, documentNumber: string): readonly OutlineEntry[] {
  const sections = [...type.sections(header), ...commonTail()].flatMap((section) =>
    section === 'body' ? bodySections(body) : [{ id: section.id, title: section.title, level: 1, origin: 'template' as const }],
  );
  return numberSections(sections, documentNumber);
}

/** Sections that every document ends with, whatever its type. */
export const commonTail = (): readonly TemplateSection[] => [
  { id: 'related', title: '记录、指标与依据' },
  { id: 'revisions', title: '修订记录' },
];

const bodySections = (body: ParsedBody): readonly Unnumbered[] =>
  body.headings.map(({ id, depth, text }) => ({ id, title: text, level: Math.max(1, depth - 1), origin: 'body' }));

function numberSections(sections: readonly Unnumbered[], prefix: string): readonly OutlineEntry[] {
  const counters: number[] = [];
  return sections.map((section) => {
    counters.length = Math.min(counters.length, section.level);
    while (counters.length < section.level) counters.push(0);
    counters[section.level - 1] = (counters[section.level - 1] ?? 0) + 1;
    return { ...section, number: [prefix, ...counters].join('.') };
  });
}
