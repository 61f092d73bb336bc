import type { Company } from './company.ts';

/** Where a file is edited on the code host, or undefined when the company has not named a repository. */
export function editAddress({ repository, branch }: Company['site'], file: string): string | undefined {
  return repository && `${repository.replace(/\/$/, '')}/edit/${branch}/${file}`;
}
