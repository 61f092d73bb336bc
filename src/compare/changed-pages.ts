import { documentPath, formPath, rolePath } from '../model/addresses.ts';
import type { DocumentChange, EntryChange, ManualChanges } from './compare-manuals.ts';

/** A page of the site before and after a change; a new one has no page before. */
export interface ChangedPage {
  readonly title: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The pages on which a change is seen first: documents, forms and roles. A document that is gone left a page that says so. */
export const changedPages = ({ documents, entries }: ManualChanges): readonly ChangedPage[] => [...documents.map(documentPage), ...entries.flatMap(entryPage)];

function documentPage({ code, title, before, after }: DocumentChange): ChangedPage {
  const was = before && documentPath(before);
  return { title: `${code} ${title}`, before: was, after: after ? documentPath(after) : was };
}

function entryPage({ kind, id, title, change }: EntryChange): readonly ChangedPage[] {
  const path = kind === 'form' ? formPath(id) : kind === 'role' ? rolePath(id) : undefined;
  if (path === undefined) return [];
  return [{ title: kind === 'form' ? `${id} ${title}` : title, before: change === 'added' ? undefined : path, after: change === 'removed' ? undefined : path }];
}
