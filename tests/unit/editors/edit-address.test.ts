import { describe, expect, test } from 'vitest';
import { companySchema } from '../../../src/model/company.ts';
import { editAddress, hostOf, issueAddress, lineAddress, sectionEditAddress } from '../../../src/model/edit-address.ts';
import { checkHarbour } from '../../support/harbour.ts';

const site = (repository: string | undefined, host?: string) => companySchema.shape.site.parse({ url: 'https://m.example.com', repository, host, branch: 'main' });

const file = 'content/quality/zl-sop-001.mdx';

const document = { code: 'ZL-SOP-001', title: '终检', file, header: { version: 'V1.2' } };

const fieldsOf = (address: string | undefined): Record<string, string> => Object.fromEntries(new URL(address ?? '').searchParams);

describe('修改此页', () => {
  test.each([
    ['GitHub', 'https://github.com/a/b', 'https://github.com/a/b/edit/main/'],
    ['自建的 GitLab', 'https://gitlab.corp.example/a/b/', 'https://gitlab.corp.example/a/b/-/edit/main/'],
    ['Gitee', 'https://gitee.com/a/b.git', 'https://gitee.com/a/b/edit/main/'],
    ['Forgejo', 'https://codeberg.org/a/b', 'https://codeberg.org/a/b/_edit/main/'],
  ])('%s 的网页编辑器', (_host, repository, start) => {
    expect(editAddress(site(repository), file)).toBe(start + file);
  });

  test('小节：GitLab 的编辑器能打开到那一行；别家只能从头打开，就没有这个链接', () => {
    expect(sectionEditAddress(site('https://gitlab.corp.example/a/b'), file, '{line}')).toBe(`https://gitlab.corp.example/a/b/-/edit/main/${file}#L{line}`);
    for (const repository of ['https://github.com/a/b', 'https://gitee.com/a/b', 'https://codeberg.org/a/b', undefined]) expect(sectionEditAddress(site(repository), file, '{line}')).toBeUndefined();
  });

  test('网址看不出是哪家，就按 site.host', () => {
    expect(hostOf(site('https://git.corp.example/a/b', 'gitea'))).toBe('gitea');
    expect(editAddress(site('https://git.corp.example/a/b', 'gitea'), file)).toBe(`https://git.corp.example/a/b/_edit/main/${file}`);
  });

  test('没有写仓库就没有链接', () => {
    expect(editAddress(site(undefined), file)).toBeUndefined();
    expect(issueAddress(site(undefined), { document })).toBeUndefined();
  });

  test('诊断的行也有地址', () => {
    expect(lineAddress(site('https://codeberg.org/a/b'), file, 12)).toBe(`https://codeberg.org/a/b/src/branch/main/${file}#L12`);
  });
});

describe('报告问题', () => {
  test('预填编号、版次、标题和小节', () => {
    const { title, body } = fieldsOf(issueAddress(site('https://github.com/a/b'), { document, heading: '判定', page: 'https://m.example.com/quality/zl-sop-001/' }));
    expect(title).toBe('ZL-SOP-001 终检：判定');
    expect(body).toContain('- 版次：V1.2\n- 位置：判定\n- 网页：https://m.example.com/quality/zl-sop-001/\n');
  });

  test.each([
    ['https://gitlab.com/a/b', 'issue[title]', 'issue[description]'],
    ['https://gitee.com/a/b', 'title', 'description'],
    ['https://codeberg.org/a/b', 'title', 'body'],
  ])('%s 的表单字段', (repository, title, text) => {
    expect(Object.keys(fieldsOf(issueAddress(site(repository), { document })))).toEqual([title, text]);
  });
});

test('账号表里写了没有的岗位，检查会报', () => {
  const { diagnostics } = checkHarbour({ 'company.yaml': (text) => text.replace('facts:', '  accounts:\n    - { role: nobody, names: [zhang] }\nfacts:') });
  expect(diagnostics.map(({ code, file: where }) => `${code} ${where}`)).toEqual(['M201 content/company.yaml']);
});
