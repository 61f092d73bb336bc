import type { DocumentType } from './document-type.ts';
import type { DocumentHeader } from './document-header.ts';
import type { ParsedBody } from './parsed-body.ts';
import type { Part } from './part.ts';

export const captionKinds = ['图', '表'] as const;
export type CaptionKind = (typeof captionKinds)[number];

/** A numbered figure or table of a document: 表 5.3-2. */
export interface Caption {
  /** The section or the part that carries it. */
  readonly key: string;
  readonly kind: CaptionKind;
  readonly number: string;
  readonly title: string;
  /** The id within the document, ASCII. */
  readonly id: string;
}

interface Captioned {
  readonly type: DocumentType;
  readonly header: DocumentHeader;
  readonly body: ParsedBody;
}

/** Figures and tables in reading order, numbered within their document so that a new table elsewhere changes no number here. */
export function compileCaptions({ type, header, body }: Captioned, documentNumber: string, parts: ReadonlyMap<string, Part>): readonly Caption[] {
  const found = type.sections(header).flatMap((section) => (section === 'body' ? bodyCaptions(body, parts) : sectionCaption(section)));
  const counts: Record<CaptionKind, number> = { 图: 0, 表: 0 };
  return found.map((caption) => {
    counts[caption.kind] += 1;
    const count = counts[caption.kind];
    return { ...caption, number: `${caption.kind} ${documentNumber}-${count}`, id: `${caption.kind === '图' ? 'figure' : 'table'}-${count}` };
  });
}

type Unnumbered = Omit<Caption, 'number' | 'id'>;

const sectionCaption = ({ id, figure }: { readonly id: string; readonly figure?: string }): readonly Unnumbered[] =>
  figure === undefined ? [] : [{ key: id, kind: '图', title: figure }];

const bodyCaptions = (body: ParsedBody, parts: ReadonlyMap<string, Part>): readonly Unnumbered[] =>
  body.parts.flatMap((use) => {
    const kind = parts.get(use.name)?.numbered;
    const title = use.attributes['caption'];
    return kind !== undefined && typeof title === 'string' ? [{ key: use.key, kind, title }] : [];
  });
