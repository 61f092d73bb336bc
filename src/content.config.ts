import { defineCollection } from 'astro:content';
import * as z from 'zod';
import { readContent } from '../scripts/node/read-content.ts';
import { chapterLoader, chaptersLoader, companyLoader, figuresLoader, picturesLoader, registersLoader } from './site/manual-loader.ts';
import { registry } from './site/registry.ts';
import { chapterSchema } from './model/chapter.ts';
import type { DocumentHeader } from './model/document-header.ts';

/** A chapter's collection is the union of the document types that its _chapter.yaml admits. */
function chapterCollection(chapter: string, types: readonly string[]) {
  const [first, ...rest] = types.flatMap((name) => registry.get(name)?.schema ?? []);
  const schema: z.ZodType<DocumentHeader> | undefined = first && (rest.length > 0 ? z.union([first, ...rest]) : first);
  return defineCollection({ loader: chapterLoader(chapter), ...(schema ? { schema } : {}) });
}

/** Compiled for a build, the site's program holds no content: the build hands it over. */
const chapters = process.env['MANUAL_PROGRAM'] === undefined ? (await readContent()).chapters : [];

const chapterCollections = Object.fromEntries(
  chapters.map(({ chapter, data }) => [chapter, chapterCollection(chapter, chapterSchema.safeParse(data).data?.types ?? [])]),
);

export const collections = {
  ...chapterCollections,
  '@chapters': defineCollection({ loader: chaptersLoader() }),
  '@registers': defineCollection({ loader: registersLoader() }),
  '@figures': defineCollection({ loader: figuresLoader() }),
  '@pictures': defineCollection({ loader: picturesLoader() }),
  '@company': defineCollection({ loader: companyLoader() }),
};
