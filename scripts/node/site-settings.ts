import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { companySchema, type Company } from '../../src/model/company.ts';
import { projectDir } from './project-dir.ts';
import { contentFolder } from './read-content.ts';

interface SiteSettings {
  readonly site: string;
  /** The path under which the site is served, with a slash at both ends. */
  readonly base: string;
  readonly outDir: string;
}

/** Address and output of the site, from company.yaml and from what the running command was given. */
export async function siteSettings(): Promise<SiteSettings> {
  const company = await readCompany();
  const url = company && new URL(company.site.url);
  return {
    site: url?.origin ?? 'http://localhost',
    base: process.env['MANUAL_BASE'] ?? withSlash(url?.pathname ?? '/'),
    outDir: resolve(projectDir, process.env['MANUAL_OUT'] ?? 'dist'),
  };
}

/** The company as far as it can be read without the rest of the manual; undefined while company.yaml has mistakes. */
export async function readCompany(): Promise<Company | undefined> {
  const text = await readFile(join(contentFolder(), 'company.yaml'), 'utf8').catch(() => '');
  return companySchema.safeParse(parseQuietly(text)).data;
}

function parseQuietly(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
