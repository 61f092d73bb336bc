import type { Manual } from './manual.ts';

/**
 * CODEOWNERS of the content: every document belongs to its owner's and approver's accounts, a chapter's file to the chapter's owners.
 * Roles without an account on the host are left out; the last line that matches counts, so documents follow their chapter.
 */
export function formatCodeOwners({ company, chapters, documents }: Pick<Manual, 'company' | 'chapters' | 'documents'>): string {
  const names = (roles: readonly string[]): readonly string[] => [...new Set(roles.flatMap((role) => company.site.accounts.find((account) => account.role === role)?.names ?? []))].map((name) => `@${name}`);
  const line = (path: string, roles: readonly string[]): readonly string[] => {
    const owners = names(roles);
    return owners.length === 0 ? [] : [`/${path} ${owners.join(' ')}`];
  };
  return [
    '# 由 npm run codeowners 从归口岗位、批准岗位和 company.yaml 的 site.accounts 生成，不要手改。',
    ...chapters.flatMap(({ id, owners }) => line(`content/${id}/`, owners)),
    ...documents.flatMap(({ file, header }) => line(file, [header.owner, header.approver])),
    '',
  ].join('\n');
}
