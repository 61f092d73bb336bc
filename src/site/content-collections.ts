import { defineCollection } from 'astro:content';
import * as z from 'zod';
import { readContent } from '../../scripts/node/read-content.ts';
import { chapterLoader, chaptersLoader, companyLoader, figuresLoader, picturesLoader, registersLoader } from './manual-loader.ts';
import { registry } from './registry.ts';
import { chapterSchema } from '../model/chapter.ts';
import type { DocumentHeader } from '../model/document-header.ts';

/** A chapter's collection is the union of the document types that its _chapter.yaml admits. */
function chapterCollection(chapter: string, types: readonly string[]) {
  const [first, ...rest] = types.flatMap((name) => registry.get(name)?.schema ?? []);
  const schema: z.ZodType<DocumentHeader> | undefined = first && (rest.length > 0 ? z.union([first, ...rest]) : first);
  return defineCollection({ loader: chapterLoader(chapter), ...(schema ? { schema } : {}) });
}

/** What the dev server shows and what `getCollection` is typed by. */
export async function contentCollections() {
  const { chapters } = await readContent();
  return {
    ...Object.fromEntries(chapters.map(({ chapter, data }) => [chapter, chapterCollection(chapter, chapterSchema.safeParse(data).data?.types ?? [])])),
    '@chapters': defineCollection({ loader: chaptersLoader() }),
    '@registers': defineCollection({ loader: registersLoader() }),
    '@figures': defineCollection({ loader: figuresLoader() }),
    '@pictures': defineCollection({ loader: picturesLoader() }),
    '@company': defineCollection({ loader: companyLoader() }),
  };
}
