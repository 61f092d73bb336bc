import { anchorOf, documentPath, entityPath } from '../model/addresses.ts';
import { derive } from '../model/derive.ts';
import { entityLabels, type EntityKey, type EntityKind } from '../model/entity.ts';
import { findEntity, type Manual, type ManualDocument } from '../model/manual.ts';

export type Medium = 'web' | 'print';

export interface EntityLink {
  readonly href: string | undefined;
  readonly title: string;
  readonly label: string;
  readonly retired: string | undefined;
}

/** Everything that a template needs beside its data: the manual, and how this medium addresses things. */
export interface RenderContext {
  readonly medium: Medium;
  readonly manual: Manual;
  /** The address of a page of the site in this medium, from a path such as /qc/. */
  path(sitePath: string): string;
  /** How to point to an entity; undefined when nothing has this id. */
  link(kind: EntityKind, id: string): EntityLink | undefined;
  /** The id attribute of something inside a document. */
  anchor(document: ManualDocument, id: string): string;
  /** The address of something inside a document. */
  anchorHref(document: ManualDocument, id: string): string;
  /** The address of something inside another document. */
  placeHref(document: ManualDocument, id: string): string;
  /** An internal link from an author's text. */
  bodyHref(document: ManualDocument, href: string): string | undefined;
}

const withBase = (base: string, path: string): string => `${base.replace(/\/$/, '')}${path}`;

export function webContext(manual: Manual, base: string): RenderContext {
  const href = (key: EntityKey): string | undefined => {
    const path = entityPath(manual, key);
    return path && withBase(base, path);
  };
  return {
    medium: 'web',
    manual,
    path: (sitePath) => withBase(base, sitePath),
    link: (kind, id) => entityLink(manual, { kind, id }, href),
    anchor: (_document, id) => id,
    anchorHref: (_document, id) => `#${id}`,
    placeHref: (document, id) => `${withBase(base, documentPath(document))}#${id}`,
    bodyHref: (_document, target) => (target.startsWith('#') ? target : withBase(base, target)),
  };
}

/** On paper everything is one page: ids carry the document's code, and only what is printed can be pointed to. */
export function printContext(manual: Manual): RenderContext {
  const href = (key: EntityKey): string | undefined => (linkedKinds.includes(key.kind) ? `#${printKey(key)}` : undefined);
  return {
    medium: 'print',
    manual,
    path: (sitePath) => `${manual.company.site.url.replace(/\/$/, '')}${sitePath}`,
    link: (kind, id) => entityLink(manual, { kind, id }, href),
    anchor: printAnchor,
    anchorHref: (document, id) => `#${printAnchor(document, id)}`,
    placeHref: (document, id) => `#${printAnchor(document, id)}`,
    bodyHref: (document, target) => printHref(manual, document, target),
  };
}

/** The id in the book of something inside a document. */
export const printAnchor = (document: Pick<ManualDocument, 'code'>, id: string): string => `${printId(document.code)}--${id}`;

export const printId = (id: string): string => anchorOf(id);

/** What running text links to on paper. Roles, terms and the rest are named on every line: the index has their pages. */
const linkedKinds: readonly EntityKind[] = ['document', 'chapter', 'form'];

/** The id under which an entity stands in the book. Documents and chapters have the short ones. */
export const printKey = ({ kind, id }: EntityKey): string => (kind === 'document' || kind === 'chapter' ? printId(id) : `${kind}.${anchorOf(id)}`);

/** The id of a role's own pages, which only its handbook has. */
export const rolePartId = (role: string): string => `handbook.${anchorOf(role)}`;

function entityLink(manual: Manual, key: EntityKey, href: (key: EntityKey) => string | undefined): EntityLink | undefined {
  const entity = findEntity(manual, key.kind, key.id);
  return entity && { href: href(key), title: entity.title, label: entityLabels[key.kind], retired: entity.retired };
}

const documentsByPath = derive((documents: readonly ManualDocument[]): ReadonlyMap<string, ManualDocument> => new Map(documents.map((document) => [documentPath(document), document])));

function printHref(manual: Manual, here: ManualDocument, target: string): string | undefined {
  const [path = '', id] = target.split('#', 2);
  const document = path === '' ? here : documentsByPath(manual.documents).get(path.replace(/\/?$/, '/'));
  if (!document) return undefined;
  return id ? `#${printAnchor(document, id)}` : `#${printId(document.code)}`;
}

