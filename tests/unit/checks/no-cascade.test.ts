import { describe, expect, test } from 'vitest';
import { checkHarbour, swap, type Patch } from '../../support/harbour.ts';

const codesOf = (patch: Patch): readonly string[] => checkHarbour(patch).diagnostics.map(({ code, file }) => `${code} ${file}`);

describe('一个错误不会引出别的错误', () => {
  test.each([
    ['文件头读不出来，引用它的文件、它用的表单都不报', { 'quality/zl-sop-001.mdx': swap('title: ', 'title: 一: 二: ') }, ['M101 content/quality/zl-sop-001.mdx']],
    ['文件缺一个字段，只有它用的表单不算没人用', { 'quality/zl-sop-001.mdx': swap('scope: 管全部成品；不管样品。\n', '') }, ['M102 content/quality/zl-sop-001.mdx']],
    ['正文读不出来，正文里引用的东西不算没人用', { 'intro/in-pol-001.mdx': (text: string) => `${text}\n<Note>\n` }, ['M301 content/intro/in-pol-001.mdx']],
    [
      '正文读不出来，指到它的小节的链接和提纲条目不报',
      {
        'intro/in-pol-001.mdx': (text: string) => `${text}\n<Note>\n`,
        'quality/zl-sop-001.mdx': swap('](/aftersales/)', '](/intro/in-pol-001/#zhao-bu-dao-zen-me-ban)'),
        'registers/outline-claims.yaml': () => '- { id: OC-001, outline: 1, section: 使用, claim: 找不到有办法, places: [{ document: IN-POL-001, heading: 找不到怎么办 }] }\n',
      },
      ['M301 content/intro/in-pol-001.mdx'],
    ],
    ['章的 _chapter.yaml 写坏，章里的文件不算不存在', { 'quality/_chapter.yaml': swap('title: ', 'title: 一: 二: ') }, ['M101 content/quality/_chapter.yaml']],
    ['章的 _chapter.yaml 缺了，章里的文件不算不存在', { 'quality/_chapter.yaml': null }, ['M110 content/quality/_chapter.yaml']],
    ['登记册读不出来，里面的条目不算不存在', { 'registers/forms.yaml': swap('name: 终检记录', 'name: 终检: 记录: 一') }, ['M101 content/registers/forms.yaml']],
    ['登记册的一条写错，引用它的文件不报', { 'registers/forms.yaml': swap('retention: 3 年', 'retention: 3') }, ['M103 content/registers/forms.yaml']],
    ['日历的一条写错，不算缺一个月', { 'registers/calendar.yaml': swap('month: 7', 'month: 70') }, ['M103 content/registers/calendar.yaml']],
    ['评分准则的一条写错，不算权重不足 100', { 'registers/supplier-criteria.yaml': swap('weight: 100', 'weight: 一百') }, ['M103 content/registers/supplier-criteria.yaml']],
    ['编号打错一位，只报打错的地方，不报原来的没人用', { 'quality/zl-sop-001.mdx': (text: string) => text.replaceAll('kpis: [KPI-ZL-01]', 'kpis: [KPI-ZL-10]') }, ['M201 content/quality/zl-sop-001.mdx']],
    ['文件写错编号，引用原来编号的文件不报', { 'quality/zl-sop-001.mdx': swap('code: ZL-SOP-001', 'code: ZL-SOP-009') }, ['M112 content/quality/zl-sop-001.mdx']],
    ['文件的编号与别的文件重复，报在文件名不符的那一份', { 'quality/zl-sop-001.mdx': swap('code: ZL-SOP-001', 'code: SH-SOP-001') }, ['M105 content/quality/zl-sop-001.mdx']],
    ['公司文件读不出来，别的都不报', { 'company.yaml': swap('name: ', 'name: 一: 二: ') }, ['M101 content/company.yaml']],
  ] satisfies readonly (readonly [string, Patch, readonly string[]])[])('%s', (_title, patch, expected) => {
    expect(codesOf(patch)).toEqual(expected);
  });

  test('两处不相干的错误一次都报出来', () => {
    const patch: Patch = {
      'quality/zl-sop-001.mdx': (text) => swap('status: 生效', 'status: 有效')(swap('nextReview: 2027-12-31', 'nextReview: 明年')(text)),
      'registers/goals.yaml': swap('due: 2027-12-31', 'due: 年底'),
    };
    expect(codesOf(patch)).toEqual(['M103 content/quality/zl-sop-001.mdx', 'M103 content/quality/zl-sop-001.mdx', 'M103 content/registers/goals.yaml']);
  });
});
