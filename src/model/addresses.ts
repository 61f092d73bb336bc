import type { EntityKey, EntityKind } from './entity.ts';
import { documentPlaces } from './document-places.ts';
import { changeableKinds } from './impact.ts';
import { findDocument, type Manual } from './manual.ts';
import { registerNames, registers, type RegisterName } from './registers/index.ts';

/**
 * Addresses within the site, from its root, with a slash at the end. They are promises to readers and printed as QR codes:
 * they are made of ids, which do not change when a title does.
 */
export const chapterPath = (chapter: string): string => `/${chapter}/`;
export const documentPath = (document: { readonly chapter: string; readonly code: string }): string => `/${document.chapter}/${document.code.toLowerCase()}/`;
export const registerPath = (name: RegisterName): string => `/registers/${name}/`;

/** The public address of a page of the site, from a path such as /qc/. */
export const siteUrl = ({ company }: Pick<Manual, 'company'>, path: string): string => `${company.site.url.replace(/\/$/, '')}${path}`;

export const formPath = (form: string): string => `/forms/${form.toLowerCase()}/`;

export const rolePath = (role: string): string => `/roles/${role}/`;

/** The table of a chapter's documents, from goals to standards. */
export const traceTablePath = (chapter: string): string => `/trace/${chapter}/`;

/** Where is shown what a change of an entity touches. */
export const impactPath = ({ kind, id }: EntityKey): string => `/impact/${kind}/${anchorOf(id)}/`;

const registerOfKind: ReadonlyMap<EntityKind, RegisterName> = new Map(registerNames.map((name) => [registers[name].kind, name]));

/** An id of any alphabet as an ASCII anchor: GB/T 7000.1-2023 → gb-t-7000-1-2023, 特采 → u7279-u91c7. */
export const anchorOf = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^\x00-\x7f]/gu, (character) => `-u${character.codePointAt(0)?.toString(16)}-`)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Where an entity is shown: a page of its own, or its row in a register. */
export function entityPath(manual: Pick<Manual, 'documents'>, { kind, id }: EntityKey): string | undefined {
  if (kind === 'chapter') return chapterPath(id);
  if (kind === 'document') {
    const document = findDocument(manual, id);
    return document && documentPath(document);
  }
  if (kind === 'form') return formPath(id);
  if (kind === 'role') return rolePath(id);
  const register = registerOfKind.get(kind);
  return register && `${registerPath(register)}#${anchorOf(id)}`;
}

/** Pages that are not made from one entity and that a reader may look for. */
const readerPages: readonly string[] = ['/', '/registers/', '/downloads/', '/offline/', '/documents/', '/revisions/', '/figures/', '/tools/', '/tools/sampling/', '/tools/stock/', '/tools/lighting/', '/tools/light/', '/roles/', '/raci/', '/trace/', '/impact/'];

/** Pages for those who write. */
const editorPages: readonly string[] = ['/guide/'];

/** The pages that search engines are told of: not what editors need, what each change would touch, or what is left of withdrawn documents. */
export const readerPaths = ({ chapters, registers: data, documents }: Manual): readonly string[] => [
  ...readerPages,
  ...chapters.flatMap(({ id }) => [chapterPath(id), traceTablePath(id)]),
  ...documents.map(documentPath),
  ...registerNames.map(registerPath),
  ...data.forms.map(({ id }) => formPath(id)),
  ...data.roles.map(({ id }) => rolePath(id)),
  ...changeableKinds.map((kind) => `/impact/${kind}/`),
];

/** Every page of the site with the anchors that links may point to. */
export function sitePages(manual: Manual): ReadonlyMap<string, ReadonlySet<string>> {
  const impact = changeableKinds.flatMap((kind) => [...(manual.entities.get(kind)?.keys() ?? [])].map((id) => impactPath({ kind, id })));
  const withdrawn = manual.chapters.flatMap(({ id, withdrawn: list }) => list.map(({ code }) => documentPath({ chapter: id, code })));
  return new Map<string, ReadonlySet<string>>([
    ...[...editorPages, ...readerPaths(manual), ...impact, ...withdrawn].map((path) => [path, new Set<string>()] as const),
    ...manual.documents.map((document) => [documentPath(document), documentAnchors(document)] as const),
    ...registerNames.map((name) => [registerPath(name), new Set(manual.registers[name].map(({ id }) => anchorOf(id)))] as const),
  ]);
}

/** Ids on a document's page: its sections, its steps and whatever else has a name. */
export const documentAnchors = (document: Manual['documents'][number]): ReadonlySet<string> =>
  new Set(documentPlaces(document).map(({ anchor }) => anchor));
