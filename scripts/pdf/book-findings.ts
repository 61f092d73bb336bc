import { inspectTags } from './check-structure.ts';
import type { Placed, TagFindings } from './check-structure.ts';
import { checksum } from './flate.ts';
import { isShrunk } from './is-shrunk.ts';
import { linksOf, linkTarget } from './label-links.ts';
import { bytesOfLatin1 } from './latin1.ts';
import { findUntaggedRuns } from './mark-artifacts.ts';
import { dictAt, itemsAt, listPages, pageContent } from './pdf-objects.ts';
import type { PdfDocument } from './pdf-objects.ts';
import { decodeName, isDict, refIn } from './pdf-values.ts';
import { readFonts } from './read-fonts.ts';
import type { EmbeddedFont } from './read-fonts.ts';

/** What the gates look at in a file: found part by part, judged for the whole book. Pages count from 1. */
export interface BookFindings {
  readonly pages: number;
  readonly shrunk: readonly number[];
  readonly untagged: readonly number[];
  readonly fonts: readonly EmbeddedFont[];
  /** The links inside of the book: to which id, and on which page they stand. */
  readonly links: readonly Placed[];
  readonly destinations: readonly string[];
  readonly tags: TagFindings;
  /** The checksums of what is drawn on each page: in the finished book the same stands in the same order. */
  readonly contents: readonly string[];
  /** The checksums of all compressed streams: fonts, their maps, pictures, pages. */
  readonly streams: readonly string[];
}

export function inspectDocument(doc: PdfDocument): BookFindings {
  const pages = listPages(doc);
  const drawn = pages.map((page) => judgePage(pageContent(doc, page)));
  const pagesWhere = (test: (page: DrawnPage) => boolean): readonly number[] => drawn.flatMap((page, index) => (test(page) ? [index + 1] : []));
  return {
    pages: pages.length,
    shrunk: pagesWhere(({ shrunk }) => shrunk),
    untagged: pagesWhere(({ untagged }) => untagged),
    fonts: readFonts(doc),
    links: linksOf(doc).flatMap(({ annotation, page }) => {
      const target = linkTarget(doc, annotation);
      return target?.kind === 'outside' ? [] : [{ what: target?.id ?? '?', page }];
    }),
    destinations: [...(dictAt(doc, doc.catalog, 'Dests')?.keys() ?? [])].map((name) => decodeName(`/${name}`) ?? ''),
    tags: inspectTags(doc),
    contents: pages.map((page) => itemsAt(doc, page.dict, 'Contents').map((item) => checksumOf(doc, refIn(item) ?? 0)).join(' ')),
    streams: doc.streams().flatMap((number) => (isPacked(doc, number) ? [checksumOf(doc, number)] : [])),
  };
}

interface DrawnPage {
  readonly shrunk: boolean;
  readonly untagged: boolean;
}

const judgePage = (content: string): DrawnPage => ({ shrunk: isShrunk(content), untagged: findUntaggedRuns(content).length > 0 });

function isPacked(doc: PdfDocument, stream: number): boolean {
  const dict = doc.object(stream);
  return isDict(dict) && dict.has('Filter');
}

const checksumOf = (doc: PdfDocument, stream: number): string => checksum(bytesOfLatin1(doc.data(stream) ?? ''));

/** The findings of parts that stand one behind the other, by the pages of the whole. */
export function joinFindings(parts: readonly BookFindings[]): BookFindings {
  let before = 0;
  const moved = parts.map((part) => {
    const shifted = moveFindings(part, before);
    before += part.pages;
    return shifted;
  });
  const all = <Item>(pick: (part: BookFindings) => readonly Item[]): readonly Item[] => moved.flatMap((part) => [...pick(part)]);
  return {
    pages: before,
    shrunk: all(({ shrunk }) => shrunk),
    untagged: all(({ untagged }) => untagged),
    fonts: all(({ fonts }) => fonts),
    links: all(({ links }) => links),
    destinations: all(({ destinations }) => destinations),
    tags: {
      tagged: moved.every(({ tags }) => tags.tagged),
      silentLinks: all(({ tags }) => tags.silentLinks),
      strayLinks: all(({ tags }) => tags.strayLinks),
      unknownTags: all(({ tags }) => tags.unknownTags),
      misplaced: all(({ tags }) => tags.misplaced),
      headings: all(({ tags }) => tags.headings),
      figures: all(({ tags }) => tags.figures),
      tableHeads: all(({ tags }) => tags.tableHeads),
      muteFonts: all(({ tags }) => tags.muteFonts),
    },
    contents: all(({ contents }) => contents),
    streams: all(({ streams }) => streams),
  };
}

function moveFindings(part: BookFindings, before: number): BookFindings {
  if (before === 0) return part;
  const move = (page: number): number => (page > 0 ? page + before : page);
  const place = (found: readonly Placed[]): readonly Placed[] => found.map(({ what, page }) => ({ what, page: move(page) }));
  const { tags } = part;
  return {
    ...part,
    shrunk: part.shrunk.map(move),
    untagged: part.untagged.map(move),
    links: place(part.links),
    tags: {
      ...tags,
      silentLinks: tags.silentLinks.map(move),
      strayLinks: tags.strayLinks.map(move),
      unknownTags: place(tags.unknownTags),
      misplaced: place(tags.misplaced),
      headings: place(tags.headings),
      figures: tags.figures.map(move),
      tableHeads: tags.tableHeads.map(move),
    },
  };
}
