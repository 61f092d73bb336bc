import type { Company } from './company.ts';
import type { ManualDocument } from './manual.ts';

type Site = Company['site'];

/** The code hosts whose web editor and issue form the manual can open. */
export type CodeHost = NonNullable<Site['host']>;

interface HostAddresses {
  /** After the repository's address. */
  edit(branch: string, file: string): string;
  /** After the editor's address: opens it at a line. Only where the host's editor can. */
  readonly editAtLine?: (line: string) => string;
  view(branch: string, file: string, line: number): string;
  /** Form of a new issue, with the names of the fields for its title and text. */
  readonly issue: { readonly path: string; readonly title: string; readonly text: string };
}

const addresses: Readonly<Record<CodeHost, HostAddresses>> = {
  github: {
    edit: (branch, file) => `/edit/${branch}/${file}`,
    view: (branch, file, line) => `/blob/${branch}/${file}?plain=1#L${line}`,
    issue: { path: '/issues/new', title: 'title', text: 'body' },
  },
  gitlab: {
    edit: (branch, file) => `/-/edit/${branch}/${file}`,
    editAtLine: (line) => `#L${line}`,
    view: (branch, file, line) => `/-/blob/${branch}/${file}?plain=1#L${line}`,
    issue: { path: '/-/issues/new', title: 'issue[title]', text: 'issue[description]' },
  },
  gitee: {
    edit: (branch, file) => `/edit/${branch}/${file}`,
    view: (branch, file, line) => `/blob/${branch}/${file}#L${line}`,
    issue: { path: '/issues/new', title: 'title', text: 'description' },
  },
  gitea: {
    edit: (branch, file) => `/_edit/${branch}/${file}`,
    view: (branch, file, line) => `/src/branch/${branch}/${file}#L${line}`,
    issue: { path: '/issues/new', title: 'title', text: 'body' },
  },
};

/** Where a file is edited on the code host, or undefined when the company has not named a repository. */
export const editAddress = (site: Site, file: string): string | undefined => addressIn(site, ({ edit }) => edit(encodePath(site.branch), encodePath(file)));

/** The same, at a line that the page fills in; undefined where the host's editor opens files only from the start. */
export function sectionEditAddress(site: Site, file: string, line: string): string | undefined {
  const place = addresses[hostOf(site)].editAtLine?.(line);
  const address = editAddress(site, file);
  return place === undefined || address === undefined ? undefined : address + place;
}

/** Where a line of a file is shown on the code host. */
export const lineAddress = (site: Site, file: string, line: number): string | undefined =>
  addressIn(site, ({ view }) => view(encodePath(site.branch), encodePath(file), line));

export interface Report {
  readonly document: Pick<ManualDocument, 'code' | 'title' | 'file'> & { readonly header: Pick<ManualDocument['header'], 'version'> };
  /** Where in the document the reader is. */
  readonly heading?: string | undefined;
  /** The address of the page, as readers see it. */
  readonly page?: string | undefined;
}

/** A new issue that says which document, which version and which section it is about; the reader writes the rest. */
export const issueAddress = (site: Site, report: Report): string | undefined =>
  addressIn(site, ({ issue: { path, title, text } }) => `${path}?${new URLSearchParams({ [title]: issueTitle(report), [text]: issueText(report) })}`);

const issueTitle = ({ document, heading }: Report): string => `${document.code} ${document.title}${heading === undefined ? '' : `：${heading}`}`;

function issueText({ document, heading, page }: Report): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['文件', `${document.code} ${document.title}`],
    ['版次', document.header.version],
    ['位置', heading],
    ['网页', page],
    ['源文件', document.file],
  ];
  return [...facts.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}：${value}`])), '', '哪里不对、现场实际是怎样、建议怎么改：', ''].join('\n');
}

/** The host as configured, otherwise as the repository's address tells. */
export function hostOf({ host, repository }: Site): CodeHost {
  if (host !== undefined) return host;
  const name = repository === undefined ? '' : new URL(repository).hostname;
  if (name.includes('gitlab')) return 'gitlab';
  if (name === 'gitee.com' || name.endsWith('.gitee.com')) return 'gitee';
  if (/gitea|forgejo|codeberg/.test(name)) return 'gitea';
  return 'github';
}

function addressIn(site: Site, path: (host: HostAddresses) => string): string | undefined {
  return site.repository === undefined ? undefined : site.repository.replace(/(\.git)?\/?$/, '') + path(addresses[hostOf(site)]);
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
