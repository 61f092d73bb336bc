import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildAssistance, buildSynonyms } from '../../src/search/build-assistance.ts';
import { readingsInContext } from '../../src/search/build-pinyin-table.ts';
import { generatePages, renderGenerated, sourceOf } from '../bench/generate-pages.ts';
import type { JudgedQuery } from '../bench/judged-query.ts';
import { perturbTitles } from '../bench/perturb-titles.ts';
import { indexSite } from './index-site.ts';

export interface GeneratedSite {
  readonly dir: string;
  /** Queries whose answers are known, since the titles were made. */
  readonly judged: readonly JudgedQuery[];
  readonly remove: () => Promise<void>;
}

const write = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
};

const queriesPerKind = 40;

/** A site of `count` made documents with its index. */
export const writeGeneratedSite = async (count: number): Promise<GeneratedSite> => {
  const dir = await mkdtemp(join(tmpdir(), 'search-generated-'));
  const pages = generatePages(count);
  await Promise.all(pages.map((page) => write(join(dir, page.slug, 'index.html'), renderGenerated(page))));
  await write(join(dir, 'search/assist.json'), JSON.stringify(buildAssistance(sourceOf(pages))));
  await write(join(dir, 'search/synonyms.json'), JSON.stringify(buildSynonyms(sourceOf(pages))));
  await indexSite({ siteDir: dir });
  const named = pages.map(({ code, title }) => ({ name: code, title }));
  const whole = named.filter((_, at) => at % Math.ceil(count / queriesPerKind) === 0);
  const judged: readonly JudgedQuery[] = [
    ...whole.map(({ name, title }): JudgedQuery => ({ query: title, kind: '标题', wanted: [name] })),
    ...whole.map(({ name }): JudgedQuery => ({ query: name.toLowerCase().replaceAll('-', ''), kind: '编号', wanted: [name] })),
    ...perturbTitles(named, queriesPerKind, readingsInContext).filter(({ kind }) => kind !== '子串'),
  ];
  return { dir, judged, remove: () => rm(dir, { recursive: true, force: true }) };
};
