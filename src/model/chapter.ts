import * as z from 'zod';
import { documentCode } from './document-header.ts';
import { day, ref, refs, text, texts } from './fields.ts';
import type { Locate } from './source-entry.ts';

/** content/<chapter>/_chapter.yaml: what a chapter governs and which document types it admits. */
export const chapterSchema = z.strictObject({
  title: text('章名'),
  code: z.string().regex(/^[A-Z]{2,4}$/, '章代号为 2 至 4 个大写字母').meta({ description: '章代号，文件编号的第一段' }),
  order: z.int().positive().meta({ description: '第几章' }),
  summary: text('这一章管什么，一段话'),
  types: texts('收哪些类型的文件，如 procedure').min(1, '至少收一种类型'),
  owners: refs('role', '本章归口岗位'),
  withdrawn: z
    .array(
      z.strictObject({
        code: documentCode('删去或改了编号的文件原来的编号'),
        title: text('原来的文件名'),
        date: day('哪天起不再用'),
        reason: text('为什么不再用'),
        to: ref('document', '现在看哪份文件').optional(),
      }),
    )
    .default([])
    .meta({ description: '删去或改了编号的文件：原来的网址留一页说明，编号不再给别的文件用' }),
});

export type ChapterData = z.infer<typeof chapterSchema>;

export interface Chapter extends ChapterData {
  /** The folder name: the collection and the first part of the address. */
  readonly id: string;
  readonly file: string;
}

/** A chapter together with where its fields stand. */
export interface LocatedChapter {
  readonly chapter: Chapter;
  readonly locate: Locate;
}
