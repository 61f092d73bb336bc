import { compareManuals, type ManualChanges } from '../../src/compare/compare-manuals.ts';
import { changesByForm, changesByRole } from '../../src/compare/group-changes.ts';
import { formatRedline, type Redline } from '../../src/compare/format-redline.ts';
import { mergeBase, resolveCommit } from './git.ts';
import { loadCommit, loadFolder, type CheckedSnapshot } from './load-snapshot.ts';
import { localDay } from './local-day.ts';

export interface Comparison {
  readonly before: CheckedSnapshot;
  readonly after: CheckedSnapshot;
  readonly changes: ManualChanges;
  /** The commit of the earlier version. */
  readonly commit: string;
}

/** The manual as the branch left the base, and as it is: in the folder, or in a commit when one is named. */
export async function compareContent(contentDir: string, base: string, head?: string): Promise<Comparison> {
  const commit = head === undefined ? await mergeBase(contentDir, base) : await resolveCommit(contentDir, base);
  const before = await loadCommit(contentDir, commit);
  const after = head === undefined ? await loadFolder(contentDir) : await loadCommit(contentDir, await resolveCommit(contentDir, head));
  return { before, after, commit, changes: compareManuals(before, after) };
}

/** The page of all changes. */
export function redlineOf({ before, after, changes }: Comparison, names: Pick<Redline, 'before' | 'after'>): string {
  const { company } = after.manual;
  const titleOf = (role: string): string => (after.manual.entities.get('role')?.get(role) ?? before.manual.entities.get('role')?.get(role))?.title ?? role;
  return formatRedline({
    manual: company.manual.title,
    ...names,
    day: localDay(),
    site: company.site.url,
    changes,
    roles: changesByRole(changes, before, after),
    forms: changesByForm(changes, before, after),
    roleTitle: titleOf,
  });
}
